package dev.tideline.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Answers every file dialog with a path of the test's. */
final class Answers implements FilePrompt {
    private volatile Path next = Path.of("");
    private volatile String suggested = "";

    void next(Path path) {
        next = path;
    }

    /** The name that was suggested for the last file to write. */
    String suggested() {
        return suggested;
    }

    private Optional<Path> answer() {
        return next.equals(Path.of("")) ? Optional.empty() : Optional.of(next);
    }

    @Override
    public Optional<Path> open(String title, FileKind kind) {
        return answer();
    }

    @Override
    public Optional<Path> save(String title, FileKind kind, String name) {
        suggested = name;
        return answer();
    }

    @Override
    public Optional<Path> directory(String title) {
        return answer();
    }

    @Override
    public Optional<PictureChoice> picture(FileKind kind, String what, PictureChoice last, boolean single) {
        return Optional.of(last);
    }

    @Override
    public Path folder() {
        return next;
    }
}
