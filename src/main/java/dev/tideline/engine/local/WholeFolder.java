package dev.tideline.engine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of the cache that appear whole or not at all, and replace an older one only then. */
final class WholeFolder {
    private WholeFolder() {}

    interface Content {
        void to(Path unfinished) throws IOException;
    }

    static void write(Path folder, Content content) throws IOException {
        Files.createDirectories(folder.getParent());
        Path unfinished = Files.createTempDirectory(folder.getParent(), ".unfinished");
        try {
            content.to(unfinished);
            if (Files.exists(folder)) {
                replace(folder, unfinished);
            } else {
                Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            delete(unfinished);
        }
    }

    /** A folder cannot be renamed onto another: the older one steps aside, and back if the new one cannot come. */
    private static void replace(Path folder, Path by) throws IOException {
        Path aside = by.resolveSibling(by.getFileName() + ".old");
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(by, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(aside);
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
