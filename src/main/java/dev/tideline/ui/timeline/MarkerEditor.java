package dev.tideline.ui.timeline;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import org.kordamp.ikonli.feather.Feather;

/** Edits the note of a marker, at its place under the axis. Enter keeps, Esc leaves as it was. JavaFX thread. */
final class MarkerEditor extends HBox {
    private final TextField note = new TextField();
    private final Button delete = Header.iconButton(Feather.TRASH_2, "Delete the marker");
    private Runnable keep = () -> {};
    private Runnable remove = () -> {};
    private Runnable done = () -> {};

    MarkerEditor() {
        getStyleClass().add("timeline-card");
        setAlignment(Pos.CENTER_LEFT);
        setSpacing(4);
        setManaged(false);
        setVisible(false);
        note.setId("marker-note");
        note.setPromptText("Note");
        note.setPrefColumnCount(16);
        note.setAccessibleText("Note of the marker");
        delete.setId("marker-delete");
        getChildren().addAll(note, delete);
        note.setOnAction(e -> finish(keep));
        delete.setOnAction(e -> finish(remove));
        setOnKeyPressed(e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                finish(() -> {});
                e.consume();
            }
        });
        note.focusedProperty().addListener((o, was, is) -> {
            if (!is && isVisible() && !delete.isFocused() && !delete.isHover()) {
                finish(keep);
            }
        });
    }

    /** Opens for one marker; {@code finished} runs after it was kept, removed or left. */
    void edit(Chart chart, long timeNs, double x, double y, Runnable finished) {
        Markers markers = chart.markers();
        keep = () -> markers.put(timeNs, note.getText().strip());
        remove = () -> markers.remove(timeNs);
        done = finished;
        note.setText(markers.note(timeNs));
        setVisible(true);
        applyCss();
        double width = Math.ceil(prefWidth(-1));
        double right = ((Pane) getParent()).getWidth() - width;
        resizeRelocate(Math.max(0, Math.min(right, x - width / 2)), y, width, Math.ceil(prefHeight(width)));
        note.requestFocus();
        note.selectAll();
    }

    private void finish(Runnable last) {
        if (isVisible()) {
            setVisible(false);
            last.run();
            done.run();
        }
    }
}
