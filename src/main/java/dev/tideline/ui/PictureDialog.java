package dev.tideline.ui;

import dev.tideline.chart.FigureLayout;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;

/** Asks how wide a picture shall be and what it shall show. Lives on the JavaFX thread. */
final class PictureDialog {
    private static final List<Integer> RESOLUTIONS = List.of(100, 200, 300, 400, 600);

    /** Units of a figure. */
    private static final double PER_INCH = 100;

    private final RadioButton page = new RadioButton("across a page, 7 inches");
    private final RadioButton column = new RadioButton("one column, 3.3 inches");
    private final CheckBox title = new CheckBox("title, settings and outcome");
    private final CheckBox legend = new CheckBox("legend");
    private final CheckBox memory = new CheckBox("memory");
    private final CheckBox queue = new CheckBox("queue");
    private final ComboBox<Integer> pixelsPerInch = new ComboBox<>();
    private final boolean single;

    private PictureDialog(PictureChoice last, boolean single) {
        this.single = single;
        ToggleGroup widths = new ToggleGroup();
        page.setToggleGroup(widths);
        column.setToggleGroup(widths);
        column.setId("picture-column");
        column.setSelected(last.layout().width() == FigureLayout.COLUMN.width());
        page.setSelected(!column.isSelected());
        title.setSelected(last.layout().title());
        legend.setSelected(last.layout().legend());
        memory.setSelected(last.memory());
        queue.setSelected(last.queue() && single);
        queue.setDisable(!single);
        pixelsPerInch.getItems().setAll(RESOLUTIONS);
        pixelsPerInch.setValue((int) Math.round(last.pixels() * PER_INCH));
        pixelsPerInch.setAccessibleText("Pixels per inch");
    }

    /** @param what is drawn, in words @param single whether that is one run */
    static Optional<PictureChoice> ask(Window owner, FileKind kind, String what, PictureChoice last, boolean single) {
        return new PictureDialog(last, single).ask(owner, kind, what);
    }

    private Optional<PictureChoice> ask(Window owner, FileKind kind, String what) {
        Dialog<ButtonType> dialog = new Dialog<>();
        dialog.initOwner(owner);
        dialog.setTitle("Export as " + kind.title());
        dialog.setHeaderText(what);
        dialog.getDialogPane().setStyle(owner.getScene().getRoot().getStyle());
        ButtonType next = new ButtonType("Choose a file\u2026", ButtonData.OK_DONE);
        dialog.getDialogPane().getButtonTypes().addAll(next, ButtonType.CANCEL);
        dialog.getDialogPane().setContent(form(kind));
        return dialog.showAndWait().filter(next::equals).map(pressed -> choice());
    }

    private GridPane form(FileKind kind) {
        GridPane form = new GridPane();
        form.setHgap(20);
        form.setVgap(14);
        form.addRow(0, new Label("Width"), column(List.of(page, column)));
        form.addRow(1, new Label("Show"), column(List.of(title, legend, memory, queue)));
        if (kind == FileKind.PNG) {
            form.addRow(2, new Label("Pixels per inch"), pixelsPerInch);
        }
        return form;
    }

    private static VBox column(List<Node> nodes) {
        VBox box = new VBox(6);
        box.getChildren().setAll(nodes);
        return box;
    }

    private PictureChoice choice() {
        FigureLayout width = column.isSelected() ? FigureLayout.COLUMN : FigureLayout.PAGE;
        return new PictureChoice(
                width.with(title.isSelected(), legend.isSelected()),
                memory.isSelected(),
                queue.isSelected() && single,
                pixelsPerInch.getValue() / PER_INCH);
    }
}
