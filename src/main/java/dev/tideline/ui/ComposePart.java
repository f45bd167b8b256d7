package dev.tideline.ui;

import dev.tideline.ui.compose.Draft;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;

/** The workload being composed: networks to choose from, requests, arrival processes. Lives on the JavaFX thread. */
final class ComposePart {
    private final Session session;
    private final Composer composer;
    private final VBox column;
    private final ScrollPane root;
    private final RequestTable table;
    private final ObservableList<NetworkItem> items = FXCollections.observableArrayList();
    private final List<ArrivalsCard> cards = new ArrayList<>();

    @FXML
    private Button undo;

    @FXML
    private Button redo;

    @FXML
    private MenuButton file;

    @FXML
    private TextField name;

    @FXML
    private Label jobs;

    @FXML
    private CustomTextField filter;

    @FXML
    private ListView<NetworkItem> networks;

    @FXML
    private Button addRequest;

    @FXML
    private Button removeRequest;

    @FXML
    private TableView<Request> requests;

    @FXML
    private TableColumn<Request, Request> at;

    @FXML
    private TableColumn<Request, Request> names;

    @FXML
    private TableColumn<Request, Request> images;

    @FXML
    private Button addArrivals;

    @FXML
    private VBox arrivals;

    @FXML
    private Label problem;

    ComposePart(Session session) {
        this.session = session;
        this.composer = session.composer();
        this.column = Form.load(this, "compose.fxml");
        this.root = Scrolled.of(column);
        bindHead();
        bindNetworks();
        this.table = new RequestTable(session, requests, at, names, images, this::complain);
        addRequest.setOnAction(e -> {
            requests.getSelectionModel().clearSelection();
            add(selectedNetwork());
        });
        removeRequest.setOnAction(e -> table.removeSelected());
        removeRequest
                .disableProperty()
                .bind(Bindings.isNull(requests.getSelectionModel().selectedItemProperty()));
        composer.draft().subscribe(this::show);
        session.beforeRun(this::settle);
        session.shelf().subscribe(shelf -> fill());
        session.settings().addListener((o, before, now) -> fill());
        session.dark().addListener((o, before, now) -> show(composer.now()));
    }

    Region root() {
        return root;
    }

    /** What {@link #root} scrolls. */
    VBox column() {
        return column;
    }

    MenuButton fileMenu() {
        return file;
    }

    private void bindHead() {
        undo.setOnAction(e -> composer.undo());
        redo.setOnAction(e -> composer.redo());
        name.focusedProperty().addListener((o, before, focused) -> {
            if (!focused) {
                rename();
            }
        });
        name.setOnAction(e -> rename());
    }

    private void settle() {
        if (name.isFocused()) {
            rename();
        }
        table.settle();
        List.copyOf(cards).forEach(ArrivalsCard::settle);
    }

    private void rename() {
        String typed = name.getText().strip();
        if (typed.isEmpty()) {
            name.setText(composer.now().name());
        } else {
            composer.edit(d -> d.named(typed));
        }
    }

    private void bindNetworks() {
        FilteredList<NetworkItem> visible = new FilteredList<>(items);
        filter.textProperty().addListener((o, before, text) -> visible.setPredicate(item -> item.matches(text)));
        filter.setOnAction(e -> visible.stream().findFirst().ifPresent(item -> add(item.name())));
        networks.setItems(visible);
        networks.setCellFactory(list -> new NetworkCell(session, () -> add(selectedNetwork())));
        networks.addEventHandler(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ENTER) {
                add(selectedNetwork());
                e.consume();
            }
        });
        addArrivals.setOnAction(e -> addArrivals());
    }

    private String selectedNetwork() {
        NetworkItem selected = networks.getSelectionModel().getSelectedItem();
        if (selected != null) {
            return selected.name();
        }
        return networks.getItems().isEmpty() ? "" : networks.getItems().get(0).name();
    }

    /** To the selected request, or as a request of its own. */
    private void add(String network) {
        if (network.isEmpty()) {
            return;
        }
        int row = requests.getSelectionModel().getSelectedIndex();
        composer.edit(
                d -> row >= 0 && row < d.requests().size() ? d.withNetwork(row, network) : d.withRequestFor(network));
    }

    private void addArrivals() {
        String network = selectedNetwork();
        if (!network.isEmpty()) {
            composer.edit(d -> d.withArrivals(
                    new Arrivals(Arrivals.Process.POISSON, 10, 800_000_000L, 0, List.of(network), false, 1, "")));
            cards.get(cards.size() - 1).open();
            root.applyCss();
            root.layout();
            root.setVvalue(1);
        }
    }

    private void complain(String message) {
        problem.setText(message);
        problem.setVisible(!message.isEmpty());
        problem.setManaged(!message.isEmpty());
    }

    private Collection<String> known() {
        return session.shelf().get().networkNames(session.settings().get().profile());
    }

    private void fill() {
        List<NetworkItem> now =
                session.shelf().get().items(session.settings().get().profile());
        if (!now.equals(items)) {
            items.setAll(now);
        }
    }

    private void show(Draft draft) {
        undo.setDisable(!composer.canUndo());
        redo.setDisable(!composer.canRedo());
        name.setText(draft.name());
        name.setTooltip(new Tooltip(draft.description().isEmpty() ? "The workload's name" : draft.description()));
        name.getTooltip().setWrapText(true);
        name.getTooltip().setMaxWidth(420);
        jobs.setText(draft.jobs() == 1 ? "1 job" : draft.jobs() + " jobs");
        table.show(draft);
        showArrivals(draft);
        networks.refresh();
        complain("");
    }

    private void showArrivals(Draft draft) {
        while (cards.size() > draft.arrivals().size()) {
            arrivals.getChildren().remove(cards.remove(cards.size() - 1).root());
        }
        while (cards.size() < draft.arrivals().size()) {
            ArrivalsCard card = new ArrivalsCard(session, cards.size(), this::known);
            cards.add(card);
            arrivals.getChildren().add(card.root());
        }
        for (int i = 0; i < cards.size(); i++) {
            cards.get(i).show(draft.arrivals().get(i));
        }
    }
}
