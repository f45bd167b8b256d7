package dev.tideline.ui;

import java.nio.file.Path;

/** What the window reads and writes. */
enum FileKind {
    WORKLOAD("Workload", ".json"),
    RUN("Run file", ".tide"),
    SVG("SVG picture", ".svg"),
    PNG("PNG picture", ".png"),
    PDF("PDF picture", ".pdf"),
    CSV("CSV tables", ""),
    PERFETTO("Perfetto trace", ".perfetto-trace");

    private final String title;
    private final String extension;

    FileKind(String title, String extension) {
        this.title = title;
        this.extension = extension;
    }

    String title() {
        return title;
    }

    String extension() {
        return extension;
    }

    Path withExtension(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(extension) ? path : path.resolveSibling(name + extension);
    }
}
