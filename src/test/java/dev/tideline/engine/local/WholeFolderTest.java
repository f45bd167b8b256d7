package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFolderTest {
    @TempDir
    private Path parent;

    private Path folder;

    @BeforeEach
    void write() throws IOException {
        folder = parent.resolve("Net");
        WholeFolder.write(folder, to -> Files.writeString(to.resolve("weights"), "first"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(parent)) {
            return all.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    private String weights() throws IOException {
        return Files.readString(folder.resolve("weights"));
    }

    @Test
    void anotherReplacesItWhole() throws IOException {
        WholeFolder.write(folder, to -> Files.writeString(to.resolve("weights"), "second"));

        assertEquals("second", weights());
        assertEquals(List.of("Net"), names());
    }

    @Test
    void oneThatFailsLeavesTheOlder() throws IOException {
        assertThrows(
                IOException.class,
                () -> WholeFolder.write(folder, to -> {
                    throw new IOException("full");
                }));

        assertEquals("first", weights());
        assertEquals(List.of("Net"), names());
    }

    @Test
    void whatHadSteppedAsideForOneThatNeverCameIsRestored() throws IOException {
        Files.move(folder, parent.resolve(".Net.old"));
        WholeFolder.restore(folder);

        assertEquals("first", weights());
        assertEquals(List.of("Net"), names());
    }

    @Test
    void whatWasReplacedIsCleared() throws IOException {
        Files.writeString(Files.createDirectory(parent.resolve(".Net.old")).resolve("weights"), "zeroth");
        WholeFolder.restore(folder);

        assertEquals("first", weights());
        assertEquals(List.of("Net"), names());
    }

    @Test
    void onlyDraftsThatNobodyWritesToAnyMoreAreCleared() throws IOException {
        Files.createDirectory(parent.resolve(".Net.unfinished-new"));
        Path stale = Files.createDirectory(parent.resolve(".Net.unfinished-stale"));
        Files.writeString(stale.resolve("weights"), "half");
        Files.setLastModifiedTime(stale, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        WholeFolder.restore(folder);

        assertEquals(List.of(".Net.unfinished-new", "Net"), names());
    }

    @Test
    void itHasThePermissionsThatAnyFolderGets() throws IOException {
        Path usual = Files.createDirectory(parent.resolve("usual"));

        assertEquals(Files.getAttribute(usual, permissions(usual)), Files.getAttribute(folder, permissions(folder)));
    }

    /** Elsewhere folders have no such permissions, and are the same anyway. */
    private static String permissions(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? "posix:permissions"
                : "basic:isDirectory";
    }
}
