package dev.tideline.ui;

import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.compose.Typed;
import dev.tideline.workload.Request;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The requests as rows that are edited in place, and that networks are dropped on. Lives on the JavaFX thread. */
final class RequestTable {
    private static final int MOST_IMAGES = 1_000_000;
    private static final double ROW_EM = 2.1;
    private static final double HEADER_EM = 2.6;
    private static final double MOST_EM = 14;
    private static final double LEAST_EM = 10;
    private static final int LETTERS_PER_LINE = 22;

    private final Session session;
    private final Composer composer;
    private final TableView<Request> table;
    private final Consumer<String> complain;

    /** @param complain hears what is wrong with what was typed, and the empty string when nothing is any more */
    RequestTable(
            Session session,
            TableView<Request> table,
            TableColumn<Request, Request> at,
            TableColumn<Request, Request> names,
            TableColumn<Request, Request> images,
            Consumer<String> complain) {
        this.session = session;
        this.composer = session.composer();
        this.table = table;
        this.complain = complain;
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        column(
                at,
                4.1,
                r -> Typed.ms(r.arrivalNs()),
                (r, text) -> new Request(Typed.ms("the arrival", text), r.networks(), r.images(), r.image()));
        at.getStyleClass().add("align-right");
        column(
                images,
                4.4,
                r -> Integer.toString(r.images()),
                (r, text) -> new Request(
                        r.arrivalNs(), r.networks(), Typed.count("images", text, 1, MOST_IMAGES), r.image()));
        images.getStyleClass().add("align-right");
        names.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        names.setCellFactory(c -> new RequestCell(
                r -> String.join(", ", r.networks()),
                (r, text) -> new Request(r.arrivalNs(), Typed.networks(text, known()), r.images(), r.image()),
                this::commit,
                complain,
                r -> Optional.of(Chips.of(r, session, names.widthProperty()))));
        // Names wrap, and a table asks its cells for their height only once; during layout it would not hear of it.
        names.widthProperty().addListener(o -> Platform.runLater(table::refresh));
        table.setRowFactory(t -> new RequestRow(this::drop));
        table.setOnDragOver(Drags::accept);
        table.setOnDragDropped(e -> Drags.dropped(e, network -> drop(-1, network)));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    }

    private void column(TableColumn<Request, Request> column, double em, RequestCell.Text text, RequestCell.Edit edit) {
        session.scalePercent().subscribe(percent -> {
            double width = em * 13 * percent.intValue() / 100;
            column.setMinWidth(width);
            column.setMaxWidth(width);
        });
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(c -> new RequestCell(text, edit, this::commit, complain, RequestCell.Picture.NONE));
    }

    private void drop(int row, String network) {
        composer.edit(d -> row < 0 ? d.withRequestFor(network) : d.withNetwork(row, network));
    }

    private void commit(int row, Request edited) {
        complain.accept("");
        composer.edit(d -> d.withRequest(row, r -> edited));
        table.getSelectionModel().select(row);
    }

    private void key(KeyEvent e) {
        if (e.getCode() == KeyCode.DELETE || e.getCode() == KeyCode.BACK_SPACE) {
            removeSelected();
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE) {
            table.getSelectionModel().clearSelection();
            complain.accept("");
        }
    }

    void removeSelected() {
        int row = table.getSelectionModel().getSelectedIndex();
        if (row >= 0) {
            composer.edit(d -> d.withoutRequest(row));
        }
    }

    /** @throws dev.tideline.workload.InvalidInput saying what is wrong in the cell that is edited */
    void settle() {
        table.lookupAll(".table-cell").stream()
                .filter(RequestCell.class::isInstance)
                .map(RequestCell.class::cast)
                .filter(RequestCell::isEditing)
                .findFirst()
                .ifPresent(RequestCell::settle);
    }

    private Collection<String> known() {
        return session.shelf().get().networkNames(session.settings().get().profile());
    }

    void show(Draft draft) {
        int row = table.getSelectionModel().getSelectedIndex();
        table.getItems().setAll(draft.requests());
        if (row >= 0 && row < draft.requests().size()) {
            table.getSelectionModel().select(row);
        } else {
            table.getSelectionModel().clearSelection();
        }
        double rows = draft.requests().stream().mapToDouble(RequestTable::rowEm).sum();
        // A row more than there are requests: dropped there, a network makes a new one.
        double height = HEADER_EM + Math.max(2 * ROW_EM, Math.min(MOST_EM, rows)) + ROW_EM;
        table.setStyle("-fx-pref-height: " + height + "em; -fx-min-height: " + Math.min(LEAST_EM, height) + "em;");
    }

    /** About as high as its names will need. */
    private static double rowEm(Request request) {
        int letters = request.networks().stream().mapToInt(n -> n.length() + 3).sum();
        return ROW_EM + 1.4 * (letters / LETTERS_PER_LINE);
    }
}
