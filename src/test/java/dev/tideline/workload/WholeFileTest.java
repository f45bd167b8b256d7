package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    @Test
    void theOldFileStaysWhenWritingFailsHalfway() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> WholeFile.replace(file, out -> {
                    out.write('n');
                    throw new IOException("No space left on device");
                }));

        assertEquals("Cannot write " + file + ": No space left on device.", refused.getMessage());
        assertEquals("old", Files.readString(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void theOldFileIsReadWholeByWhoeverHasItOpen() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "old");

        try (var reader = Files.newInputStream(file)) {
            WholeFile.replace(file, out -> out.write("new".getBytes(StandardCharsets.UTF_8)));
            assertEquals("old", new String(reader.readAllBytes(), StandardCharsets.UTF_8));
        }

        assertEquals("new", Files.readString(file));
    }

    /** All have begun before the first ends. */
    @Test
    void manyThreadsWriteOneFileAndItHasTheContentOfOneOfThem() throws Exception {
        int threads = 8;
        Path file = folder.resolve("a.txt");
        CyclicBarrier begun = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                byte[] text = String.valueOf(t).repeat(1000).getBytes(StandardCharsets.UTF_8);
                all.add(pool.submit(() -> WholeFile.replace(file, out -> {
                    out.write(text, 0, 500);
                    await(begun);
                    out.write(text, 500, 500);
                })));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            pool.shutdownNow();
        }

        String text = Files.readString(file);
        assertEquals(text.substring(0, 1).repeat(1000), text);
        assertEquals(List.of(file), files());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aFileHasTheRightsOfAnyOther() throws IOException {
        Path other = Files.createFile(folder.resolve("other.txt"));
        Path file = folder.resolve("a.txt");

        WholeFile.replace(file, out -> {});

        assertEquals(Files.isReadable(other), Files.isReadable(file));
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
        }
    }

    @Test
    void aMissingDirectoryAndADirectoryInTheWayAreNamed() throws IOException {
        Path nowhere = folder.resolve("none").resolve("a.txt");
        assertEquals(
                "Cannot write " + nowhere + ": there is no directory " + nowhere.getParent() + ". Create it first.",
                assertThrows(InvalidInput.class, () -> WholeFile.replace(nowhere, out -> {}))
                        .getMessage());

        Path occupied =
                Files.createDirectories(folder.resolve("b").resolve("inside")).getParent();
        String message = assertThrows(InvalidInput.class, () -> WholeFile.replace(occupied, out -> {}))
                .getMessage();
        assertTrue(message.startsWith("Cannot write " + occupied + ": "), message);
        assertEquals(List.of(occupied), files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
