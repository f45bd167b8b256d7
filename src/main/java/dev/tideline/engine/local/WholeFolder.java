package dev.tideline.engine.local;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Folders of the cache that appear whole or not at all, and replace an older one only then. A program that is killed
 * leaves hidden folders beside it, from which {@link #restore} makes good what is missing.
 */
final class WholeFolder {
    /** Nobody writes to a draft for so long without touching it. */
    private static final Duration STALE = Duration.ofHours(1);

    private WholeFolder() {}

    interface Content {
        void to(Path unfinished) throws IOException;
    }

    static void write(Path folder, Content content) throws IOException {
        Files.createDirectories(folder.getParent());
        restore(folder);
        // With the permissions any folder gets, which those of a temporary one are not.
        Path unfinished = Files.createDirectory(folder.resolveSibling(draftPrefix(folder) + UUID.randomUUID()));
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
        Path aside = aside(folder);
        Files.move(folder, aside, StandardCopyOption.ATOMIC_MOVE);
        try {
            Files.move(by, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
        delete(aside);
    }

    /**
     * Puts a folder back that had stepped aside when its successor's program was killed, and clears what else such a
     * program left, as far as this user may.
     */
    static void restore(Path folder) throws IOException {
        Path aside = aside(folder);
        if (Files.exists(aside)) {
            if (Files.exists(folder)) {
                clear(aside);
            } else {
                Files.move(aside, folder, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        drafts(folder).forEach(WholeFolder::clear);
    }

    private static void clear(Path leftover) {
        try {
            delete(leftover);
        } catch (IOException e) {
            // It is another user's, or another program is clearing it, too: it only takes room.
        }
    }

    private static List<Path> drafts(Path folder) throws IOException {
        if (!Files.isDirectory(folder.getParent())) {
            return List.of();
        }
        Instant stale = Instant.now().minus(STALE);
        List<Path> drafts = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(
                folder.getParent(),
                path -> path.getFileName().toString().startsWith(draftPrefix(folder))
                        && Files.getLastModifiedTime(path).toInstant().isBefore(stale))) {
            all.forEach(drafts::add);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return drafts;
    }

    private static Path aside(Path folder) {
        return folder.resolveSibling("." + folder.getFileName() + ".old");
    }

    private static String draftPrefix(Path folder) {
        return "." + folder.getFileName() + ".unfinished-";
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
            Files.deleteIfExists(each);
        }
    }
}
