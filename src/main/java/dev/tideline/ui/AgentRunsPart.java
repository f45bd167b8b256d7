package dev.tideline.ui;

import dev.tideline.engine.remote.RemoteRun;
import dev.tideline.engine.remote.RemoteRuns;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;

/** What an agent has been asked to run, by whomever: to open again, to follow, to end. Lives on the JavaFX thread. */
final class AgentRunsPart {
    /** Does what waits for the network elsewhere, and shows what it is and what went wrong. */
    interface Waiting {
        <T> void waitFor(String what, Callable<T> work, Consumer<T> done);
    }

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private final Session session;
    private final Waiting waiting;
    private final VBox root;
    /** None before one is shown. */
    private List<RemoteRuns> agent = List.of();

    @FXML
    private Label title;

    @FXML
    private Button refresh;

    @FXML
    private Button end;

    @FXML
    private Button watch;

    @FXML
    private TableView<RemoteRun> runs;

    AgentRunsPart(Session session, Waiting waiting) {
        this.session = session;
        this.waiting = waiting;
        this.root = Form.load(this, "agent-runs.fxml");
        runs.getColumns()
                .setAll(List.of(
                        ConnectDialog.column(
                                "ordered", 110, run -> WHEN.format(run.ordered().atZone(ZoneId.systemDefault()))),
                        ConnectDialog.column(
                                "state", 110, run -> run.place() > 0 ? "queued, place " + run.place() : run.state()),
                        ConnectDialog.column("run", 270, RemoteRun::title),
                        ConnectDialog.column("by", 110, RemoteRun::client),
                        ConnectDialog.column("", 220, RemoteRun::message)));
        runs.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        var selected = runs.getSelectionModel().selectedItemProperty();
        watch.disableProperty().bind(selected.isNull());
        end.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> selected.get() == null || selected.get().isOver(), selected));
        refresh.setOnAction(e -> look());
        watch.setOnAction(e -> watch(selected.get()));
        end.setOnAction(e -> end(selected.get()));
        runs.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && selected.get() != null) {
                watch(selected.get());
            }
        });
        visible(false);
    }

    VBox root() {
        return root;
    }

    private void visible(boolean visible) {
        root.setVisible(visible);
        root.setManaged(visible);
    }

    /** Of this agent from now on. */
    void show(RemoteRuns of) {
        agent = List.of(of);
        title.setText("RUNS ON " + of.agent().toUpperCase(Locale.ROOT));
        runs.getItems().clear();
        visible(true);
        look();
    }

    private void look() {
        agent.forEach(of -> waiting.waitFor("Asking for runs", of::list, runs.getItems()::setAll));
    }

    private void end(RemoteRun run) {
        agent.forEach(of -> waiting.waitFor("Ending " + run.title(), () -> of.stop(run.name()), ended -> look()));
    }

    private void watch(RemoteRun run) {
        AgentWatch heard = new AgentWatch();
        agent.forEach(of -> waiting.waitFor(
                run.place() > 0 ? "Waiting for its turn: " + run.title() : "Opening " + run.title(),
                () -> of.info(run.name(), heard),
                info -> session.follow(EngineChoice.following(of.following(run.name(), heard), heard), info.spec())));
    }
}
