package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.Plot;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunTrace;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;

/** What lies under the pointer, where it hides least: above or below the lane that it speaks of. JavaFX thread. */
final class HoverCard extends VBox {
    private static final double ASIDE = 14;
    private static final double GAP = 6;

    private Object shown = "";

    HoverCard() {
        getStyleClass().add("timeline-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /**
     * Shows what was hit, or hides.
     *
     * @param x of the pointer; as all places in pixels of the parent
     * @param bar what must stay in sight
     * @param lanes what should
     */
    void show(RunTrace trace, Hit hit, double x, Plot.Band bar, Plot.Band lanes) {
        if (hit instanceof Hit.Task task) {
            fill(trace, task.span());
        } else if (hit instanceof Hit.Idle idle && idle.idle() >= 0) {
            fill(trace, idle);
        } else {
            hide();
            return;
        }
        place(x, bar, lanes);
    }

    void hide() {
        setVisible(false);
    }

    private void fill(RunTrace trace, int span) {
        Object key = trace.spans().get(span);
        if (!shown.equals(key)) {
            shown = key;
            Task task = TaskFacts.task(trace, trace.spans().task(span));
            getChildren()
                    .setAll(
                            head(TaskFacts.title(task), TaskFacts.owner(task)),
                            Cards.pairs(new TaskFacts(trace, span).brief()));
        }
    }

    private void fill(RunTrace trace, Hit.Idle idle) {
        if (!shown.equals(idle)) {
            shown = idle;
            RunTrace.Idle moment = trace.idle(idle.idle());
            WhyHere why = WhyHere.of(trace, moment.decision());
            getChildren()
                    .setAll(
                            head("Worker " + idle.worker() + " is idle", why.rule()),
                            Cards.pairs(Stream.concat(
                                            Stream.of(
                                                    Fact.of("since", TimeText.exact(moment.timeNs())),
                                                    Fact.of("ready", String.valueOf(why.ready()))),
                                            why.facts().stream())
                                    .toList()));
        }
    }

    private static HBox head(String title, String subtitle) {
        HBox head = new HBox(8, Cards.label(title, "card-title"), Cards.label(subtitle, "card-subtitle"));
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    private void place(double x, Plot.Band bar, Plot.Band lanes) {
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(width));
        Pane area = (Pane) getParent();
        double left = x + ASIDE + width > area.getWidth() ? x - ASIDE - width : x + ASIDE;
        resizeRelocate(
                Math.round(Math.max(0, left)), Math.round(top(height, bar, lanes, area.getHeight())), width, height);
    }

    /** On the side of the bar where fewer lanes are covered; over the bar only where neither side has room. */
    static double top(double height, Plot.Band bar, Plot.Band lanes, double room) {
        double below = bar.bottom() + GAP;
        double above = bar.top() - GAP - height;
        if (above < 0) {
            return Math.max(0, Math.min(below, room - height));
        }
        boolean fewerAbove = bar.top() - lanes.top() < Math.min(height, lanes.bottom() - bar.bottom());
        return below + height > room || fewerAbove ? above : below;
    }
}
