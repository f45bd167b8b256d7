package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StorageTest {
    private static final int SIZE = 1 << 20;

    @TempDir
    private Path directory;

    private Path file;
    private byte[] content;

    @BeforeEach
    void write() throws IOException {
        content = new byte[SIZE];
        new Random(1).nextBytes(content);
        file = directory.resolve("weights");
        WholeFile.write(file, out -> out.write(content));
    }

    private byte[] read(Storage storage) {
        ByteBuffer weights = ByteBuffer.allocateDirect(SIZE - 12);
        ByteBuffer biases = ByteBuffer.allocateDirect(12);
        storage.read(file, SIZE, weights, biases);
        byte[] all = new byte[SIZE];
        weights.flip().get(all, 0, SIZE - 12);
        biases.flip().get(all, SIZE - 12, 12);
        return all;
    }

    /** Pages of the file in the page cache, as util-linux counts them. */
    private int cachedPages() throws IOException {
        try {
            Process count = new ProcessBuilder("fincore", "--noheadings", "--output", "PAGES", file.toString()).start();
            return Integer.parseInt(new String(count.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Assumptions.abort("Not tested here, fincore is missing: " + e.getMessage());
        }
    }

    @Test
    void readsTheSameWarmColdAndSlowly() {
        assertArrayEquals(content, read(Storage.unhindered()));
        assertArrayEquals(content, read(new Storage(Loads.WARM, 100 << 20)));
        Assumptions.assumeTrue(Libc.AVAILABLE, "Cold loads are not tested here: they need Linux.");
        assertArrayEquals(content, read(new Storage(Loads.COLD, 0)));
    }

    @Test
    void isNeverFasterThanItsRate() {
        long began = System.nanoTime();

        read(new Storage(Loads.WARM, 10 << 20));

        assertTrue(System.nanoTime() - began >= 100_000_000, "a MiB at 10M/s takes a tenth of a second");
    }

    @Test
    void dropsAFileFromThePageCacheAndBringsItBack() throws IOException {
        Assumptions.assumeTrue(Libc.AVAILABLE, "Not tested here: it needs Linux.");
        CacheFile.bringIntoCache(file);
        Assumptions.assumeTrue(
                cachedPages() == SIZE / 4096, "Not tested here: this file system does not use the page cache.");

        Libc.dropFromCache(file);
        assertEquals(0, cachedPages());

        CacheFile.bringIntoCache(file);
        assertEquals(SIZE / 4096, cachedPages());
    }
}
