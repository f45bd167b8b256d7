package dev.tideline.ui;

import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.compose.History;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The workload being composed: its versions, and the file it belongs to. Lives on the JavaFX thread. */
final class Composer {
    private static final Path NO_FILE = Path.of("");

    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.EMPTY);
    private History<Draft> history = new History<>(Draft.EMPTY);
    private Draft saved = Draft.EMPTY;
    private Path file = NO_FILE;

    ReadOnlyObjectProperty<Draft> draft() {
        return draft.getReadOnlyProperty();
    }

    Draft now() {
        return draft.get();
    }

    void edit(UnaryOperator<Draft> change) {
        history.add(change.apply(history.now()));
        draft.set(history.now());
    }

    void undo() {
        draft.set(history.undo());
    }

    void redo() {
        draft.set(history.redo());
    }

    /** How many edits undo would take back. */
    int depth() {
        return history.depth();
    }

    boolean canUndo() {
        return history.canUndo();
    }

    boolean canRedo() {
        return history.canRedo();
    }

    /** A workload that is somewhere safe: read from a file, shipped, or new. */
    void open(Draft opened) {
        restore(opened, opened, NO_FILE);
    }

    void open(Draft opened, Path from) {
        restore(opened, opened, from);
    }

    /** What an earlier session left without saving. @param from the file it was to be saved to, empty if none */
    void restore(Draft unsaved, Path from) {
        restore(unsaved, Draft.EMPTY, from);
    }

    private void restore(Draft opened, Draft safe, Path from) {
        history = new History<>(opened);
        saved = safe;
        file = from;
        draft.set(opened);
    }

    void savedTo(Path target, Draft written) {
        saved = written;
        file = target;
    }

    /** The file to save to without asking. */
    Optional<Path> file() {
        return file.equals(NO_FILE) ? Optional.empty() : Optional.of(file);
    }

    boolean unsaved() {
        return !now().equals(saved) && !now().isEmpty();
    }
}
