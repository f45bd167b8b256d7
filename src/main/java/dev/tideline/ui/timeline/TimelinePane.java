package dev.tideline.ui.timeline;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Hit;
import dev.tideline.chart.Hue;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Palette;
import dev.tideline.chart.Rows;
import dev.tideline.chart.RunNames;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeScale;
import dev.tideline.chart.Timeline;
import dev.tideline.trace.RunTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventHandler;
import javafx.scene.Scene;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * A run to look at: overview, lanes, memory and queue on one time axis; or several runs stacked on one time scale with one
 * cursor and their difference in words. It paints at most once per pulse, and only if something has changed: a trace has
 * grown, the view moved, something else is selected. Whoever feeds a trace calls {@link #pulse} once per frame.
 *
 * <p>JavaFX thread.
 */
public final class TimelinePane extends VBox {
    /** A run that has ended and is larger than this is prepared on another thread. */
    private static final int LARGE = 50_000;

    private static final double ZOOM = 1.6;

    /** Where it is lower, its lanes need the room more. */
    private static final double LEAST_HEIGHT_WITH_LEGEND = 340;

    private static final String NOTHING = "Run a workload to see here what each worker does.";

    private final View view = new View();
    private final ObjectProperty<Rows> rows = new SimpleObjectProperty<>(this, "view", Rows.WORKERS);
    private final ObjectProperty<Hue> hue = new SimpleObjectProperty<>(this, "hue", Hue.NETWORK);
    private final Map<RunTrace, Markers> markers = new WeakHashMap<>();
    private final Exhibits exhibits = new Exhibits();
    private final List<Runnable> frameListeners = new ArrayList<>();
    private final Header header = new Header(rows, hue, this::zoomIn, this::zoomOut, this::fit);
    private final ComparePanel comparePanel = new ComparePanel();
    private final WholeRun wholeRun = new WholeRun(view, heightProperty().greaterThan(LEAST_HEIGHT_WITH_LEGEND));
    private final ChartArea area = new ChartArea(this::zoomToRange, this::closeRange);
    private final Body body = new Body(comparePanel, area);
    private final Runnable frame = this::frame;
    private final EventHandler<KeyEvent> pressed = e -> unlessTyping(e, ChartKeys::move);
    private final EventHandler<KeyEvent> typed = e -> unlessTyping(e, ChartKeys::typed);
    private List<RunTrace> wanted = List.of();

    public TimelinePane() {
        getStyleClass().add("timeline");
        getStylesheets()
                .add(TimelinePane.class
                        .getResource("/dev/tideline/ui/timeline/timeline.css")
                        .toExternalForm());
        VBox.setVgrow(body, Priority.ALWAYS);
        getChildren().addAll(header, wholeRun, body);
        connect();
        clear();
    }

    private void connect() {
        view.onChange(o -> {
            exhibits.stale();
            Platform.requestNextPulse();
        });
        view.selection.addListener(o -> selectionChanged());
        rows.addListener(o -> view.options.set(view.options.get().by(rows.get())));
        hue.addListener(o -> view.options.set(view.options.get().colouredBy(hue.get())));
        header.follow.selectedProperty().bindBidirectional(view.follow);
        header.search.textProperty().addListener((o, was, text) -> find(text));
        header.search.setOnAction(e -> nextHit());
        header.search.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                header.search.clear();
                focusChart();
                e.consume();
            }
        });
        sceneProperty().addListener((o, was, is) -> attach(was, is));
    }

    /** A frame is painted after layout, when sizes are final; never without a scene. */
    private void attach(Scene was, Scene is) {
        if (was != null) {
            was.removePostLayoutPulseListener(frame);
            was.removeEventHandler(KeyEvent.KEY_PRESSED, pressed);
            was.removeEventHandler(KeyEvent.KEY_TYPED, typed);
        }
        if (is != null) {
            is.addPostLayoutPulseListener(frame);
            is.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
            is.addEventHandler(KeyEvent.KEY_TYPED, typed);
            exhibits.stale();
            Platform.requestNextPulse();
        }
    }

    /** Keys that reached the window because what has the focus has no use for them. */
    private void unlessTyping(KeyEvent e, BiConsumer<ChartKeys, KeyEvent> act) {
        boolean typing = e.getTarget() instanceof TextInputControl
                || e.getTarget() instanceof Spinner
                || e.getTarget() instanceof ComboBoxBase;
        if (!typing && !e.isConsumed()) {
            shown().ifPresent(exhibit -> act.accept(exhibit.keys(), e));
        }
    }

    /** Shows one run, from the beginning and all of it. */
    public void show(RunTrace trace) {
        prepare(List.of(trace), List.of(""), () -> {});
    }

    /** Says something over a chart that is still empty; the empty text takes it away. */
    public void note(String text) {
        area.note(text);
    }

    /** Shows nothing. */
    public void clear() {
        prepare(List.of(), List.of(), () -> {});
    }

    /**
     * Stacks runs on one time scale, the first being what the others are compared with.
     *
     * @param runs each with the name and number that the differences may call it by
     */
    public void showComparison(List<ChartRun> runs) {
        List<ChartRun> compared = List.copyOf(runs);
        prepare(
                compared.stream().map(ChartRun::trace).toList(),
                RunNames.of(compared),
                () -> comparePanel.show(compared));
    }

    /** A long run that has ended does not change any more: it is made paintable off this thread. */
    private void prepare(List<RunTrace> traces, List<String> names, Runnable then) {
        take(List.of(), List.of());
        wanted = traces;
        if (traces.stream().noneMatch(t -> t.end().isPresent() && t.spans().size() > LARGE)) {
            take(traces.stream().map(Timeline::new).toList(), names);
            then.run();
            return;
        }
        area.empty(
                "Preparing " + traces.stream().mapToInt(t -> t.spans().size()).sum() + " tasks …");
        CompletableFuture.supplyAsync(() -> traces.stream().map(Timeline::new).toList())
                .thenAccept(timelines -> Platform.runLater(() -> {
                    if (wanted == traces) {
                        take(timelines, names);
                        then.run();
                    }
                }));
    }

    private void take(List<Timeline> timelines, List<String> names) {
        exhibits.clear();
        wholeRun.clear();
        area.empty(NOTHING);
        comparePanel.hide();
        view.reset();
        view.options.set(view.options.get().showing(true, timelines.size() < 2));
        for (int i = 0; i < timelines.size(); i++) {
            add(timelines.get(i), names.get(i));
        }
        if (timelines.size() > 1) {
            exhibits.stack();
        }
        exhibits.active().ifPresent(first -> wholeRun.show(first.chart(), timelines));
        body.setVvalue(0);
        header.setDisable(timelines.isEmpty());
        fit();
        find(header.search.getText());
        selectionChanged();
    }

    private void add(Timeline timeline, String name) {
        RunTrace trace = timeline.trace();
        Markers notes = markers.computeIfAbsent(trace, t -> new Markers());
        Exhibit exhibit = new Exhibit(timeline, view, notes, new Surroundings());
        exhibits.add(exhibit);
        area.add(exhibit.chart(), name);
    }

    /** Pixels per unit, where the window around it enlarges this pane by a transform: canvases are painted as fine. */
    public void setZoom(double zoom) {
        view.zoom.set(zoom);
    }

    /** Light or dark, as the window around it. */
    public void setDark(boolean dark) {
        view.theme.set(dark ? Theme.DARK : Theme.LIGHT);
        comparePanel.setTheme(view.theme.get());
        selectionChanged();
    }

    /** To be called once per frame while a trace grows. */
    public void pulse() {
        Platform.requestNextPulse();
    }

    private void frame() {
        shown().ifPresent(e -> view.grow(exhibits.nowNs()));
        exhibits.commonBytes().ifPresent(view::bytes);
        boolean more = exhibits.frame();
        header.follow.setDisable(exhibits.ended());
        shown().ifPresent(e -> header.hits.setText(e.search().words()));
        wholeRun.paint();
        comparePanel.pulse();
        List.copyOf(frameListeners).forEach(Runnable::run);
        if (more) {
            Platform.requestNextPulse();
        }
    }

    /** Called after each frame of the pane's scene, painted or not: for what shows more of the same run. */
    void onFrame(Runnable listener) {
        frameListeners.add(listener);
    }

    /** The run that selection and cursor speak of: the one shown, or the one of a comparison that was clicked last. */
    public Optional<RunTrace> trace() {
        return shown().map(Exhibit::trace);
    }

    Optional<Exhibit> shown() {
        return exhibits.active();
    }

    /** What is selected in {@link #trace}. */
    public ObjectProperty<Selection> selectionProperty() {
        return view.selection;
    }

    /** The time of the cursor in nanoseconds, {@link Overlay#NONE} if there is none. */
    public LongProperty cursorNsProperty() {
        return view.cursorNs;
    }

    /** Whether a growing run's latest events stay in view; a pan ends it. */
    public BooleanProperty followProperty() {
        return view.follow;
    }

    /** Lanes by worker or by job. */
    public ObjectProperty<Rows> viewProperty() {
        return rows;
    }

    public ObjectProperty<Hue> hueProperty() {
        return hue;
    }

    /** What the chart shows now, for an export that looks the same. */
    public Options options() {
        return view.options.get();
    }

    /** The visible times, for an export that looks the same. */
    public TimeScale scale() {
        return view.scale.get();
    }

    /** The user's notes on a run, as far as it has been shown. */
    public List<Overlay.Marker> markers(RunTrace trace) {
        return markers.containsKey(trace) ? markers.get(trace).all() : List.of();
    }

    /** Shows these times. */
    void view(TimeScale times) {
        view.window(times.fromNs(), times.toNs());
    }

    Theme theme() {
        return view.theme.get();
    }

    /** Shows the whole run, and all of it while it grows. */
    public void fit() {
        shown().ifPresent(e -> view.fit(exhibits.nowNs()));
        view.follow.set(true);
    }

    public void zoomIn() {
        shown().ifPresent(e -> e.keys().zoom(ZOOM));
    }

    public void zoomOut() {
        shown().ifPresent(e -> e.keys().zoom(1 / ZOOM));
    }

    /** Searches as if typed into the field. */
    public void search(String text) {
        header.search.setText(text);
    }

    /** Gives the keyboard to the chart. */
    public void focusChart() {
        shown().ifPresent(e -> e.chart().requestFocus());
    }

    /** Selects a task of {@link #trace} by its id and brings it into view, if it has started. */
    public void selectTask(int taskId) {
        shown().ifPresent(e -> {
            int span = e.trace().spans().ofTask(taskId);
            if (span >= 0) {
                e.keys().select(span);
            }
        });
    }

    private void find(String text) {
        exhibits.find(text);
        header.hits.setText("");
        Platform.requestNextPulse();
    }

    private void nextHit() {
        shown().ifPresent(e -> {
            int from = view.selection.get() instanceof Selection.OfTask task ? task.span() : Search.NONE;
            int next = e.search().next(from);
            if (next != Search.NONE) {
                e.keys().select(next);
            }
        });
    }

    /** Another number for each change of what {@link #trace} is. */
    int generation() {
        return exhibits.generation();
    }

    private void selectionChanged() {
        area.hideRange();
        shown().ifPresent(e -> {
            e.chart().setAccessibleText(e.describe(view.selection.get()));
            if (view.selection.get() instanceof Selection.OfRange range) {
                Palette palette = new Palette(e.trace().spec().workload(), view.theme.get());
                area.showRange(e.sums().between(range.fromNs(), range.toNs()), palette);
            }
        });
    }

    private void zoomToRange() {
        if (view.selection.get() instanceof Selection.OfRange range) {
            view.show(range.fromNs(), range.toNs());
        }
    }

    private void closeRange() {
        view.selection.set(Selection.NOTHING);
    }

    /** What a chart's gestures reach of this pane. */
    private final class Surroundings implements Gestures.Pane {
        @Override
        public void pointed(Chart chart, Hit hit, double x, double y) {
            Platform.requestNextPulse();
            area.point(chart, hit, x, y);
        }

        @Override
        public void pointedAtNothing() {
            Platform.requestNextPulse();
            area.hideHover();
        }

        @Override
        public void activate(Chart chart) {
            if (exhibits.activate(chart)) {
                view.selection.set(Selection.NOTHING);
                selectionChanged();
            }
        }

        @Override
        public void editMarker(Chart chart, long timeNs) {
            area.editMarker(chart, timeNs);
        }

        @Override
        public void searchFocused() {
            header.search.requestFocus();
            header.search.selectAll();
        }

        @Override
        public void nextHit() {
            TimelinePane.this.nextHit();
        }

        @Override
        public void cleared() {
            view.selection.set(Selection.NOTHING);
            view.unpin();
            header.search.clear();
            area.hideHover();
        }
    }
}
