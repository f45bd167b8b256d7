package dev.tideline.ui;

import dev.tideline.trace.Metrics;
import dev.tideline.workload.Bytes;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** The table of runs: select one to show it, two or more to compare them. Lives on the JavaFX thread. */
final class RunsPart {
    private final Session session;
    private final VBox root;
    private boolean following;

    @FXML
    private Label hint;

    @FXML
    private Button compare;

    @FXML
    private Button calibrate;

    @FXML
    private Button open;

    @FXML
    private Button delete;

    @FXML
    private TableView<Run> table;

    RunsPart(Session session, Commands commands) {
        this.session = session;
        this.root = Form.load(this, "runs.fxml");
        table.setItems(session.runs().list());
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        columns();
        var selected = table.getSelectionModel().getSelectedItems();
        compare.disableProperty().bind(Bindings.size(selected).lessThan(2));
        delete.disableProperty().bind(Bindings.isEmpty(selected));
        compare.setOnAction(e -> session.shown().setAll(List.copyOf(selected)));
        calibrate
                .disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> session.runs().list().stream().allMatch(Run::simulated),
                        session.runs().list()));
        calibrate.setOnAction(e -> commands.calibrate());
        open.setOnAction(e -> commands.openRun());
        delete.setOnAction(e -> remove());
        selected.addListener((ListChangeListener<Run>) change -> selectionChanged());
        session.shown().addListener((ListChangeListener<Run>) change -> follow());
        table.setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.DELETE) {
                remove();
            } else if (e.getCode() == KeyCode.ENTER && !compare.isDisabled()) {
                compare.fire();
            }
        });
        follow();
    }

    VBox root() {
        return root;
    }

    private void remove() {
        session.changes().delete(List.copyOf(table.getSelectionModel().getSelectedItems()));
    }

    private void selectionChanged() {
        List<Run> selected = List.copyOf(table.getSelectionModel().getSelectedItems());
        hint.setText(
                selected.size() < 2
                        ? table.getItems().size() > 1 ? "select two or more to compare" : ""
                        : selected.size() + " selected");
        if (!following && selected.size() == 1) {
            session.shown().setAll(selected);
        }
    }

    /** The selection goes with what the chart shows. */
    private void follow() {
        following = true;
        var model = table.getSelectionModel();
        if (!List.copyOf(model.getSelectedItems()).equals(session.shown())) {
            model.clearSelection();
            session.shown().forEach(model::select);
        }
        // Once the table knows of a run that is new.
        Platform.runLater(() -> session.shown().stream().findFirst().ifPresent(table::scrollTo));
        following = false;
    }

    private void columns() {
        RunColumns columns = new RunColumns(session.scalePercent());
        table.getColumns()
                .setAll(List.of(
                        columns.words("#", 2.6, run -> new ReadOnlyStringWrapper(Integer.toString(run.number()))),
                        columns.words("name", 7.2, run -> new ReadOnlyStringWrapper(run.name())),
                        columns.words("engine", 6.2, run -> new ReadOnlyStringWrapper(run.engine())),
                        columns.words("state", 4.6, Run::state),
                        columns.words(
                                "loading",
                                4.2,
                                run -> new ReadOnlyStringWrapper(
                                        run.spec().loading().title())),
                        columns.words(
                                "scheduler",
                                5,
                                run -> new ReadOnlyStringWrapper(run.spec().scheduler())),
                        columns.words(
                                "cap",
                                3.8,
                                run -> new ReadOnlyStringWrapper(
                                        Bytes.exact(run.spec().capBytes()))),
                        heldBy(columns),
                        columns.figure("makespan", 5, Metrics::makespanNs, m -> Figures.time(m.makespanNs())),
                        columns.figure(
                                "mean resp.",
                                5.4,
                                Metrics::meanResponseNs,
                                m -> Figures.response(m, m.meanResponseNs())),
                        columns.figure(
                                "p95 resp.", 5, Metrics::p95ResponseNs, m -> Figures.response(m, m.p95ResponseNs())),
                        columns.figure(
                                "peak", 4.8, Metrics::peakPromisedBytes, m -> Figures.bytes(m.peakPromisedBytes())),
                        columns.figure("over cap", 4.6, Metrics::overCapNs, m -> Figures.spell(m.overCapNs())),
                        columns.figure("paged", 4.8, RunsPart::paged, m -> Figures.bytes(paged(m))),
                        columns.figure("utilis.", 3.8, Metrics::utilisation, m -> Figures.percent(m.utilisation()))));
    }

    /** Who holds real runs to their cap; nobody asks that of simulated ones. */
    private TableColumn<Run, String> heldBy(RunColumns columns) {
        TableColumn<Run, String> column =
                columns.words("cap held by", 7.8, run -> run.metrics().map(m -> run.heldBy()));
        var list = session.runs().list();
        column.visibleProperty()
                .bind(Bindings.createBooleanBinding(() -> !list.stream().allMatch(Run::simulated), list));
        return column;
    }

    private static long paged(Metrics m) {
        return m.pagedInBytes() + m.pagedOutBytes();
    }
}
