package dev.tideline.ui;

import dev.tideline.ui.timeline.InspectorPane;
import dev.tideline.ui.timeline.TimelinePane;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Parent;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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
    private final Parts parts = new Parts();
    private final Commands commands;
    private final TimelinePane timeline;
    private final StatusPart status;
    private final ScenarioCard scenario;
    private final List<Enlarged> enlarged = new ArrayList<>();
    private final AnimationTimer heartbeat = new AnimationTimer() {
        @Override
        public void handle(long nowNs) {
            beat(nowNs);
        }
    };
    private long statusAt;
    /** The first frame with tasks is the chart's alone. */
    private boolean charted;

    WorkbenchWindow(Session session, Commands commands, TimelinePane timeline) {
        this.session = session;
        this.commands = commands;
        this.timeline = timeline;
        this.status = new StatusPart(session);
        this.scenario = new ScenarioCard(session, commands.files());
        root.setTop(parts.place(this::toolBar));
        root.getTop().getStyleClass().add("wb-toolbar-place");
        VBox picture = new VBox(headline.root(), enlarged(timeline));
        picture.setMinWidth(0);
        left.setOrientation(Orientation.VERTICAL);
        left.getStyleClass().add("wb-left");
        Region settings = parts.place(this::settings);
        Region side = parts.place(this::side);
        left.getItems().addAll(parts.place(this::compose), settings);
        Region runs = parts.place(this::runs);
        upper.getItems().addAll(picture, side);
        right.setOrientation(Orientation.VERTICAL);
        right.getItems().addAll(upper, runs);
        right.setMinWidth(0);
        columns.getItems().addAll(left, right);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(side, false);
        SplitPane.setResizableWithParent(runs, false);
        root.setCenter(columns);
        root.setBottom(status.root());
        root.getStyleClass().add("workbench");
        session.shown().addListener((ListChangeListener<Run>) c -> showRuns());
        session.dark().subscribe(timeline::setDark);
        session.scalePercent().subscribe(percent -> scale());
        session.scalePercent().addListener((o, before, now) -> widen(now.doubleValue() / before.doubleValue()));
        session.runs().onEnd(run -> ended());
        session.runs().state().addListener(o -> showFigures());
        heartbeat.start();
    }

    private Region toolBar() {
        ToolBarPart toolBar = new ToolBarPart(session, commands);
        Keys.install(root.getScene(), commands, toolBar.exports()::show);
        fillScenarios(toolBar.scenarios().getItems());
        parts.fill(toolBar.root().getItems());
        return toolBar.root();
    }

    private Region compose() {
        ComposePart compose = new ComposePart(session);
        session.shelf()
                .subscribe(shelf -> Menus.workload(compose.fileMenu().getItems(), commands.files(), shelf.workloads()));
        parts.fill(compose.column().getChildren());
        return compose.root();
    }

    private Region settings() {
        VBox settings = new SettingsPart(session).root();
        parts.fill(settings.getChildren());
        return Scrolled.of(settings);
    }

    private Region runs() {
        VBox runs = new RunsPart(session, commands).root();
        parts.fill(runs.getChildren());
        return runs;
    }

    private Region side() {
        VBox side = new VBox(scenario.root(), results.root(), enlarged(new InspectorPane(timeline)));
        side.getStyleClass().add("wb-side");
        parts.fill(side.getChildren());
        return side;
    }

    private Enlarged enlarged(Region content) {
        Enlarged part = new Enlarged(content);
        part.zoom(session.scalePercent().get() / 100.0);
        VBox.setVgrow(part, Priority.ALWAYS);
        enlarged.add(part);
        return part;
    }

    /** Whether all parts of the window are there: some frames after it is shown. */
    boolean complete() {
        return parts.complete();
    }

    /** Text and controls grow by the font; icons have no em of their own, so that a class names their size. */
    private void scale() {
        root.setStyle(style());
        root.getStyleClass().removeIf(c -> c.startsWith("scale-"));
        root.getStyleClass().add("scale-" + session.scalePercent().get());
        double factor = session.scalePercent().get() / 100.0;
        enlarged.forEach(part -> part.zoom(factor));
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
    private void fillScenarios(List<MenuItem> menu) {
        session.background()
                .run(
                        () -> Scenario.NAMES.stream().map(Scenario::read).toList(),
                        all -> all.forEach(s -> menu.add(Menus.item(s.title(), () -> scenario.start(s)))));
    }

    private void beat(long nowNs) {
        boolean grown = session.runs().pulse(nowNs);
        if (charted || !grown) {
            parts.buildNext();
        }
        charted |= grown;
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
        List<Run> shown = List.copyOf(session.shown());
        if (shown.isEmpty()) {
            return;
        }
        results.show(shown.get(0).trace());
        timeline.note(shown.stream()
                .filter(session.runs()::preparing)
                .findFirst()
                .map(StatusPart::preparing)
                .orElse(""));
        if (shown.size() == 1) {
            headline.show(shown.get(0));
        } else {
            headline.showComparison(shown);
        }
        // What is under way comes first: it is what Pause and Stop are about.
        Optional<Run> told =
                session.runs().underWay().or(() -> shown.size() == 1 ? Optional.of(shown.get(0)) : Optional.empty());
        told.ifPresentOrElse(status::show, () -> status.showComparison(shown));
    }

    void close() {
        heartbeat.stop();
    }
}
