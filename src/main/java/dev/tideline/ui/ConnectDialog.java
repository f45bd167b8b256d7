package dev.tideline.ui;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.ui.connect.AgentEntry;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.concurrent.Task;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.stage.Modality;
import javafx.stage.Window;

/**
 * Finds an agent, pairs with it once, and makes it the engine that runs are carried out by. Lives on the JavaFX thread;
 * whatever waits for a network does so elsewhere, and can be cancelled.
 */
final class ConnectDialog {
    private static final double WIDTH = 840;

    private final Session session;
    private final Agents known;
    private final AgentListPart list;
    private final AgentRunsPart runsPart;
    private final Dialog<ButtonType> dialog = new Dialog<>();
    private List<Task<?>> waiting = List.of();

    @FXML
    private Button forget;

    @FXML
    private TableView<AgentEntry> agents;

    @FXML
    private TextField address;

    @FXML
    private Button connect;

    @FXML
    private VBox pairing;

    @FXML
    private Label pairingText;

    @FXML
    private TextField code;

    @FXML
    private Button pair;

    @FXML
    private HBox busy;

    @FXML
    private Label busyText;

    @FXML
    private Button cancel;

    @FXML
    private Label message;

    @FXML
    private VBox runsPlace;

    ConnectDialog(Session session, Agents known) {
        this.session = session;
        this.known = known;
        dialog.getDialogPane().setContent(Form.<VBox>load(this, "connect.fxml"));
        this.runsPart = new AgentRunsPart(session, this::waitFor);
        runsPlace.getChildren().add(runsPart.root());
        this.list = new AgentListPart(agents, known, session.background(), this::say);
        visible(pairing, false);
        visible(busy, false);
        say("");
        agents.getSelectionModel().selectedItemProperty().addListener((o, before, now) -> select(now));
        agents.setOnMouseClicked(e -> {
            if (e.getClickCount() == 2 && agents.getSelectionModel().getSelectedItem() != null) {
                connect();
            }
        });
        address.textProperty().addListener(o -> visible(pairing, false));
        connect.disableProperty()
                .bind(Bindings.createBooleanBinding(() -> address.getText().isBlank(), address.textProperty())
                        .or(busy.visibleProperty()));
        connect.setOnAction(e -> connect());
        pair.setOnAction(e -> pair());
        code.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ENTER) {
                pair();
                e.consume();
            }
        });
        cancel.setOnAction(e -> giveUp());
        forget.setOnAction(e -> forget());
        forget.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !paired(agents.getSelectionModel().getSelectedItem()),
                        agents.getSelectionModel().selectedItemProperty()));
    }

    /** Opens beside the window, which goes on. @param style of the window */
    void show(Window owner, String style) {
        dialog.initOwner(owner);
        dialog.initModality(Modality.NONE);
        dialog.setTitle("Connect");
        dialog.setHeaderText("Run on a Raspberry Pi, or any other machine with an agent");
        dialog.setResizable(true);
        dialog.getDialogPane().setStyle(style);
        dialog.getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        dialog.getDialogPane().getButtonTypes().setAll(ButtonType.CLOSE);
        dialog.getDialogPane().setMinWidth(WIDTH);
        list.open();
        dialog.setOnHidden(e -> {
            giveUp();
            list.close();
        });
        dialog.show();
        address.requestFocus();
    }

    static <T> TableColumn<T, String> column(String title, double width, Function<T, String> text) {
        TableColumn<T, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
        column.setPrefWidth(width);
        return column;
    }

    private void select(AgentEntry entry) {
        if (entry != null && !entry.address().toString().equals(address.getText())) {
            address.setText(entry.address().toString());
        }
    }

    private static boolean paired(AgentEntry entry) {
        return entry != null && entry.standing().startsWith("may ");
    }

    private void forget() {
        agents.getSelectionModel().getSelectedItem().answer().forEach(info -> {
            AgentAddress at = agents.getSelectionModel().getSelectedItem().address();
            waitFor(
                    "Forgetting " + info.name(),
                    () -> {
                        known.forget(info.key());
                        return known.ask(at);
                    },
                    answer -> {
                        list.take(at, answer);
                        say(info.name()
                                + " is forgotten here. To take the pairing back on its side: tideline agent revoke");
                    });
        });
    }

    private void connect() {
        say("");
        try {
            AgentAddress at = AgentAddress.parse(address.getText().strip());
            waitFor("Connecting to " + at, () -> known.ask(at), answer -> {
                list.take(at, answer);
                if (answer.known() && answer.info().role() != Role.NONE) {
                    open(at, answer.info());
                } else {
                    askForCode(at, answer.info());
                }
            });
        } catch (InvalidInput e) {
            say(e);
        }
    }

    private void askForCode(AgentAddress at, AgentInfo info) {
        pairingText.setText(
                info.name() + " (" + info.model() + ") at " + at + " does not know you yet. It shows a code of six"
                        + " digits at its first start, and whenever 'tideline agent pair' is called there.");
        visible(pairing, true);
        fit();
        code.clear();
        code.requestFocus();
    }

    private void pair() {
        AgentAddress at = AgentAddress.parse(address.getText().strip());
        String typed = code.getText();
        say("");
        waitFor("Pairing with " + at, () -> known.pair(at, typed), info -> {
            visible(pairing, false);
            list.take(at, new Agents.Answer(info, true));
            open(at, info);
        });
    }

    private void open(AgentAddress at, AgentInfo info) {
        waitFor("Connecting to " + info.name(), () -> known.connect(at), engine -> connected(engine, info));
    }

    private void connected(RemoteEngine engine, AgentInfo info) {
        String facts = info.model() + ", " + info.cores() + " cores, " + Bytes.human(info.memoryBytes()) + ", "
                + info.system() + ", Java " + info.java();
        if (info.role().includes(Role.RUN)) {
            session.connect(engine);
            say("Connected to " + info.name() + ": " + facts + ". Run carries runs out there now.");
        } else {
            say("Connected to " + info.name() + ": " + facts + ". You may watch its runs, but not order any.");
        }
        runsPart.show(engine.runs());
        fit();
    }

    private <T> void waitFor(String what, Callable<T> work, Consumer<T> done) {
        giveUp();
        busyText.setText(what);
        visible(busy, true);
        waiting = List.of(session.background()
                .aside(
                        work,
                        value -> {
                            visible(busy, false);
                            done.accept(value);
                        },
                        why -> {
                            visible(busy, false);
                            say(why);
                        }));
    }

    private void giveUp() {
        waiting.forEach(Task::cancel);
        waiting = List.of();
        visible(busy, false);
    }

    private void say(Throwable why) {
        say(why.getMessage());
        message.getStyleClass().add("wb-problem");
    }

    private void say(String text) {
        message.getStyleClass().remove("wb-problem");
        message.setText(text);
        visible(message, !text.isEmpty());
    }

    private static void visible(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }

    /** Something appears that needs room. */
    private void fit() {
        dialog.getDialogPane().getScene().getWindow().sizeToScene();
    }
}
