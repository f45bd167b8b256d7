package dev.tideline.ui;

import atlantafx.base.theme.Styles;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Request;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A cell of the requests: text that is edited in place and refused with its reason while it is wrong. */
final class RequestCell extends TableCell<Request, Request> {
    /** A request's value as text. */
    interface Text {
        String of(Request request);
    }

    /** The request with what was typed. */
    interface Edit {
        /** @throws InvalidInput saying what is wrong with {@code typed} */
        Request apply(Request request, String typed);
    }

    /** Takes a changed request for a row. */
    interface Commit {
        void accept(int row, Request edited);
    }

    /** Draws a value instead of its text, if it has a way. */
    interface Picture {
        Picture NONE = request -> Optional.empty();

        Optional<Node> of(Request request);
    }

    private final Text text;
    private final Edit edit;
    private final Commit commit;
    private final Consumer<String> complain;
    private final Picture picture;
    private final TextField field = new TextField();

    RequestCell(Text text, Edit edit, Commit commit, Consumer<String> complain, Picture picture) {
        this.text = text;
        this.edit = edit;
        this.commit = commit;
        this.complain = complain;
        this.picture = picture;
        field.getStyleClass().add("small");
        field.setOnAction(e -> accept());
        field.addEventFilter(KeyEvent.KEY_PRESSED, e -> {
            if (e.getCode() == KeyCode.ESCAPE) {
                complain.accept("");
                cancelEdit();
                e.consume();
            }
        });
        field.focusedProperty().addListener((o, before, focused) -> {
            if (!focused && isEditing()) {
                accept();
            }
        });
    }

    /** Takes what is typed. @throws InvalidInput saying what is wrong with it */
    void settle() {
        Request edited = edit.apply(getItem(), field.getText());
        int row = getIndex();
        cancelEdit();
        getTableView().requestFocus();
        commit.accept(row, edited);
    }

    private void accept() {
        try {
            settle();
        } catch (InvalidInput e) {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, true);
            complain.accept(e.getMessage());
        }
    }

    @Override
    public void startEdit() {
        super.startEdit();
        if (isEditing()) {
            field.pseudoClassStateChanged(Styles.STATE_DANGER, false);
            field.setText(text.of(getItem()));
            setText("");
            setGraphic(field);
            setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
            field.selectAll();
            Platform.runLater(field::requestFocus);
        }
    }

    @Override
    public void cancelEdit() {
        super.cancelEdit();
        draw();
    }

    @Override
    protected void updateItem(Request item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setText("");
            setGraphic(null);
        } else if (!isEditing()) {
            draw();
        }
    }

    /** A row asks for no width in particular; a label then asks its graphic at less than none, and each name takes a line. */
    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? getTableColumn().getWidth() : width);
    }

    private void draw() {
        Optional<Node> drawn = picture.of(getItem());
        setText(text.of(getItem()));
        setGraphic(drawn.orElse(null));
        // A row asks for its cells' height before their new graphics have a typeface.
        applyCss();
        setContentDisplay(drawn.isPresent() ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.TEXT_ONLY);
    }
}
