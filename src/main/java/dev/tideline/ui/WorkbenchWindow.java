package dev.tideline.ui;

import dev.tideline.ui.timeline.InspectorPane;
import dev.tideline.ui.timeline.TimelinePane;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The window put together, and its heartbeat. Lives on the JavaFX thread. */
final class WorkbenchWindow {
    /** In pixels, at a scale of 100 %. */
    static final int FONT_SIZE = 13;

    private static final long STATUS_EVERY_NS = 200_000_000;

    private final Session session;
    private final BorderPane root = new BorderPane();
    private final SplitPane columns = new SplitPane();
    private final SplitPane left = new SplitPane();
    private final SplitPane right = new SplitPane();
    private final SplitPane upper = new SplitPane();
    private final Headline headline = new Headline();
    private final ResultsPart results = new ResultsPart();
    private final StatusPart status;
    private final ToolBarPart toolBar;
    private final ComposePart compose;
    private final TimelinePane timeline;
    private final Enlarged chart;
    private final Enlarged inspector;
    private final AnimationTimer heartbeat = new AnimationTimer() {
        @Override
        public void handle(long nowNs) {
            beat(nowNs);
        }
    };
    private long statusAt;

    WorkbenchWindow(Session session, Commands commands, TimelinePane timeline) {
        this.session = session;
        this.timeline = timeline;
        this.toolBar = new ToolBarPart(session, commands);
        this.compose = new ComposePart(session);
        this.status = new StatusPart(session);
        RunsPart runs = new RunsPart(session, commands);
        left.setOrientation(Orientation.VERTICAL);
        left.getItems().addAll(compose.root(), Scrolled.of(new SettingsPart(session).root()));
        this.chart = new Enlarged(timeline);
        this.inspector = new Enlarged(new InspectorPane(timeline));
        VBox.setVgrow(chart, Priority.ALWAYS);
        VBox.setVgrow(inspector, Priority.ALWAYS);
        ScenarioCard scenario = new ScenarioCard(session, commands.files());
        VBox side = new VBox(scenario.root(), results.root(), inspector);
        side.getStyleClass().add("wb-side");
        left.getStyleClass().add("wb-left");
        VBox picture = new VBox(headline.root(), chart);
        picture.setMinWidth(0);
        upper.getItems().addAll(picture, side);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(upper, runs.root());
        right.setMinWidth(0);
        columns.getItems().addAll(left, right);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(runs.root(), false);
        fillScenarios(scenario);
        root.setTop(toolBar.root());
        root.setCenter(columns);
        root.setBottom(status.root());
        root.getStyleClass().add("workbench");
        session.shown().addListener((ListChangeListener<Run>) c -> showRuns());
        session.dark().subscribe(timeline::setDark);
        session.shelf()
                .addListener((o, before, shelf) ->
                        Menus.workload(compose.fileMenu().getItems(), commands.files(), shelf.workloads()));
        session.scalePercent().subscribe(percent -> scale());
        session.scalePercent().addListener((o, before, now) -> widen(now.doubleValue() / before.doubleValue()));
        session.runs().onEnd(run -> ended());
        heartbeat.start();
    }

    /** Text and controls grow by the font; icons have no em of their own, so that a class names their size. */
    private void scale() {
        root.setStyle(style());
        root.getStyleClass().removeIf(c -> c.startsWith("scale-"));
        root.getStyleClass().add("scale-" + session.scalePercent().get());
        double factor = session.scalePercent().get() / 100.0;
        chart.zoom(factor);
        inspector.zoom(factor);
        timeline.setZoom(factor);
    }

    /** The forms keep their share of letters, as far as the chart leaves it to them. */
    private void widen(double factor) {
        columns.setDividerPositions(Math.max(0.18, Math.min(0.4, columns.getDividerPositions()[0] * factor)));
    }

    Parent root() {
        return root;
    }

    /** The size of everything: dialogs take it too. */
    String style() {
        return "-fx-font-size: " + FONT_SIZE * session.scalePercent().get() / 100.0 + "px;";
    }

    void install(Scene scene, Commands commands) {
        Keys.install(scene, commands, toolBar.exports()::show);
    }

    void ready(String text) {
        status.ready(text);
    }

    List<Double> dividers() {
        return Stream.of(columns, upper, left, right)
                .map(pane -> pane.getDividerPositions()[0])
                .toList();
    }

    /** @param positions as {@link #dividers} gave them */
    void dividers(List<Double> positions) {
        columns.setDividerPositions(positions.get(0));
        upper.setDividerPositions(positions.get(1));
        left.setDividerPositions(positions.get(2));
        right.setDividerPositions(positions.get(3));
    }

    /** In the background: reading the first JSON file takes longer than any frame. */
    private void fillScenarios(ScenarioCard card) {
        session.background()
                .run(
                        () -> Scenario.NAMES.stream().map(Scenario::read).toList(),
                        all -> all.forEach(
                                s -> toolBar.scenarios().getItems().add(Menus.item(s.title(), () -> card.start(s)))));
    }

    private void beat(long nowNs) {
        boolean grown = session.runs().pulse(nowNs);
        if (grown) {
            timeline.pulse();
        }
        boolean live = session.runs().state().get() != Runs.State.IDLE;
        if ((grown || live) && nowNs - statusAt >= STATUS_EVERY_NS) {
            statusAt = nowNs;
            showFigures();
        }
    }

    private void showRuns() {
        List<Run> shown = List.copyOf(session.shown());
        switch (shown.size()) {
            case 0 -> timeline.clear();
            case 1 -> show(shown.get(0));
            default ->
                timeline.showComparison(
                        shown.stream().map(r -> r.toChart(List.of())).toList());
        }
        showFigures();
    }

    /** The chart takes the keyboard: the keys it knows, and Space for pause, are what comes next. */
    private void show(Run run) {
        timeline.show(run.trace());
        if (session.runs().isLive(run)) {
            timeline.focusChart();
        }
    }

    private void ended() {
        timeline.pulse();
        showFigures();
    }

    private void showFigures() {
        session.shown().stream().findFirst().ifPresent(run -> {
            if (session.shown().size() == 1) {
                headline.show(run);
            } else {
                headline.showComparison(List.copyOf(session.shown()));
            }
            status.show(run);
            results.show(run.trace());
        });
    }

    void close() {
        heartbeat.stop();
    }
}
