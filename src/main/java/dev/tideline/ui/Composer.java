package dev.tideline.ui;

import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.compose.History;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** The workload being composed: its versions, and the file it belongs to. Lives on the JavaFX thread. */
final class Composer {
    private static final Path NO_FILE = Path.of("");

    private final ReadOnlyObjectWrapper<Draft> draft = new ReadOnlyObjectWrapper<>(Draft.EMPTY);
    private History<Draft> history = new History<>(Draft.EMPTY);
    private Draft saved = Draft.EMPTY;
    private Path file = NO_FILE;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper(Draft.EMPTY.name());

    ReadOnlyObjectProperty<Draft> draft() {
        return draft.getReadOnlyProperty();
    }

    Draft now() {
        return draft.get();
    }

    void edit(UnaryOperator<Draft> change) {
        history.add(change.apply(history.now()));
        show(history.now());
    }

    void undo() {
        show(history.undo());
    }

    void redo() {
        show(history.redo());
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
        show(opened);
    }

    void savedTo(Path target, Draft written) {
        saved = written;
        file = target;
        entitle();
    }

    private void show(Draft now) {
        draft.set(now);
        entitle();
    }

    private void entitle() {
        String name = file().map(Path::getFileName).map(Path::toString).orElse(now().name());
        title.set((unsaved() ? "*" : "") + name);
    }

    /** "*mine.json": the file, or the name where there is none; with a star while something is not saved. */
    ReadOnlyStringProperty title() {
        return title.getReadOnlyProperty();
    }

    /** The file to save to without asking. */
    Optional<Path> file() {
        return file.equals(NO_FILE) ? Optional.empty() : Optional.of(file);
    }

    boolean unsaved() {
        return !now().equals(saved) && !now().isEmpty();
    }
}
