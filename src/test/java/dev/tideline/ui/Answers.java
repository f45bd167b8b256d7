package dev.tideline.ui;

import java.nio.file.Path;
import java.util.Optional;

/** Answers every file dialog with a path of the test's. */
final class Answers implements FilePrompt {
    private volatile Path next = Path.of("");

    void next(Path path) {
        next = path;
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
        return answer();
    }

    @Override
    public Optional<Path> directory(String title) {
        return answer();
    }

    @Override
    public Path folder() {
        return next;
    }
}
