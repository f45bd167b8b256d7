package dev.tideline.ui;

import dev.tideline.ui.Scenario.Step;
import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.play.Speed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Leads through a scenario: performs its steps and says what to look at. Lives on the JavaFX thread. */
final class ScenarioCard {
    private final Session session;
    private final WorkloadFiles files;
    private final Label title = new Label();
    private final Label step = new Label();
    private final Label text = new Label();
    private final Label place = new Label();
    private final Button back = new Button("Back");
    private final Button next = new Button("Next");
    private final VBox root = new VBox();
    private final TreeMap<Integer, Run> performed = new TreeMap<>();
    private List<Step> steps = List.of();
    private int at;

    ScenarioCard(Session session, WorkloadFiles files) {
        this.session = session;
        this.files = files;
        Button close = new Button("", new FontIcon("fth-x"));
        close.setAccessibleText("End the scenario");
        close.getStyleClass().addAll("button-icon", "flat", "small");
        close.setOnAction(e -> show(false));
        back.getStyleClass().add("small");
        next.getStyleClass().addAll("small", "accent");
        back.setOnAction(e -> go(at - 1));
        next.setOnAction(e -> advance());
        title.getStyleClass().add("wb-title");
        title.setWrapText(true);
        step.getStyleClass().add("wb-strong");
        step.setWrapText(true);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        step.setMinHeight(Region.USE_PREF_SIZE);
        title.setMinHeight(Region.USE_PREF_SIZE);
        place.getStyleClass().addAll("text-muted", "wb-small");
        HBox head = new HBox(title, spacer(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        HBox buttons = new HBox(back, next, place);
        buttons.getStyleClass().add("wb-pair");
        root.getStyleClass().add("wb-scenario");
        root.getChildren().addAll(head, buttons, step, text);
        show(false);
    }

    private static Region spacer() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    Region root() {
        return root;
    }

    private void show(boolean visible) {
        root.setVisible(visible);
        root.setManaged(visible);
    }

    /** Begins at the first step, once unsaved work is safe. */
    void start(Scenario scenario) {
        files.afterAsking(() -> {
            title.setText(scenario.title().toUpperCase(java.util.Locale.ROOT));
            title.setAccessibleText(scenario.summary());
            session.enterScenario();
            steps = scenario.steps();
            performed.clear();
            show(true);
            go(0);
            next.requestFocus();
        });
    }

    private void advance() {
        if (at + 1 < steps.size()) {
            go(at + 1);
        } else {
            show(false);
        }
    }

    private void go(int index) {
        at = index;
        Step now = steps.get(index);
        step.setText(now.title());
        text.setText(now.text());
        place.setText(index + 1 + " of " + steps.size());
        back.setDisable(index == 0);
        next.setText(index + 1 == steps.size() ? "Done" : "Next");
        withWorkload(now, () -> perform(index, now));
    }

    private void withWorkload(Step now, Runnable then) {
        if (now.workload().isEmpty() || session.composer().now().name().equals(now.workload())) {
            then.run();
            return;
        }
        session.background().run(() -> session.shelf().get().catalog().workload(now.workload()), workload -> {
            session.composer().open(Draft.of(workload));
            then.run();
        });
    }

    /** A step that was performed shows its run again. */
    private void perform(int index, Step now) {
        session.settings().set(now.applied(session.settings().get()));
        Run known = performed.get(index);
        if (known != null && session.runs().list().contains(known)) {
            session.shown().setAll(List.of(known));
        } else if (now.run()) {
            performed.put(index, session.simulate(now.speed() == 0 ? Speed.FASTEST : new Speed(now.speed())));
        }
        if (now.compare() > 0) {
            List<Run> runs = new ArrayList<>(performed.headMap(index).values());
            session.shown().setAll(runs.subList(Math.max(0, runs.size() - now.compare()), runs.size()));
        }
    }
}
