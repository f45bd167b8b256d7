package dev.tideline.ui.timeline;

import dev.tideline.chart.Overlay;
import dev.tideline.chart.Palette;
import dev.tideline.trace.RunTrace;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/**
 * Explains what is selected in a {@link TimelinePane}: the task, why it ran here and now or why the worker was idle, and
 * the state of memory, queue and layers at the cursor, or now where there is none. It looks after each frame whether it is
 * still right, and reads only what is near the cursor.
 *
 * <p>JavaFX thread.
 */
public final class InspectorPane extends ScrollPane {
    /** More often could not be read. */
    private static final long AT_LEAST_NS = 60_000_000;

    private static final long GROWING_NS = 200_000_000;

    private final TimelinePane timeline;
    private final SelectedSection selected;
    private final WhySection why;
    private final MomentSection moment;
    private State shown = new State(-1, Selection.NOTHING, Overlay.NONE, 0, false);
    private long shownAt;

    /** What the texts depend on. */
    private record State(int generation, Selection selection, long cursorNs, long events, boolean dark) {
        boolean hasOnlyGrownSince(State other) {
            return equals(new State(other.generation, other.selection, other.cursorNs, events, other.dark));
        }
    }

    public InspectorPane(TimelinePane timeline) {
        this.timeline = timeline;
        Links links = new Links(timeline::selectTask);
        this.selected = new SelectedSection(links);
        this.why = new WhySection(links);
        this.moment = new MomentSection(links);
        getStyleClass().addAll("inspector", "edge-to-edge");
        getStylesheets().addAll(timeline.getStylesheets());
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        VBox content = new VBox(head("SELECTION"), selected, head("WHY HERE"), why, head("AT THE CURSOR"), moment);
        content.getStyleClass().add("inspector-content");
        setContent(content);
        timeline.onFrame(this::refresh);
    }

    private static Label head(String text) {
        return Cards.label(text, "inspector-head");
    }

    /** Whether it shows what the timeline shows. It may be a little behind. */
    boolean isCurrent() {
        return state().equals(shown);
    }

    private State state() {
        return new State(
                timeline.generation(),
                timeline.selectionProperty().get(),
                timeline.cursorNsProperty().get(),
                timeline.trace().map(RunTrace::events).orElse(0L),
                timeline.theme().dark());
    }

    private void refresh() {
        State now = state();
        if (now.equals(shown)) {
            return;
        }
        long time = System.nanoTime();
        if (time - shownAt < (now.hasOnlyGrownSince(shown) ? GROWING_NS : AT_LEAST_NS)) {
            Platform.requestNextPulse();
            return;
        }
        shownAt = time;
        if (now.generation() != shown.generation()) {
            why.clear();
        }
        boolean another =
                now.generation() != shown.generation() || !now.selection().equals(shown.selection());
        shown = now;
        timeline.shown().ifPresentOrElse(exhibit -> fill(exhibit, now), this::clear);
        // This frame's layout is over; without one of its own it would show the new texts where they were made.
        applyCss();
        layout();
        if (another) {
            setVvalue(getVmin());
        }
    }

    private void clear() {
        selected.clear();
        why.clear();
        moment.clear();
    }

    private void fill(Exhibit exhibit, State state) {
        RunTrace trace = exhibit.trace();
        Palette palette = new Palette(trace.spec().workload(), timeline.theme());
        long t = state.cursorNs() == Overlay.NONE ? trace.nowNs() : state.cursorNs();
        selected.show(trace, state.selection(), palette);
        why.show(trace, state.selection());
        moment.show(trace, exhibit.momentAt(t), palette);
    }
}
