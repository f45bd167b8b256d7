package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real swap, where this machine lets its user make some; always removed. */
class SwapFileTest {
    private static final long SIZE = 8L << 20;

    @TempDir
    private Path directory;

    private SwapFile create() {
        try {
            return SwapFile.create(directory, SIZE);
        } catch (IOException e) {
            return Assumptions.abort("Not tested here, it needs root and a disk to swap to: " + e.getMessage());
        }
    }

    @Test
    void isSwapUntilItIsClosed() throws IOException {
        long before = Swap.totalBytes();
        SwapFile swap = create();
        assertTrue(Swap.totalBytes() > before);

        swap.close();
        swap.close();

        assertEquals(before, Swap.totalBytes());
        assertFalse(Files.list(directory).findAny().isPresent());
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        Process gone = new ProcessBuilder("/bin/true").start();
        gone.waitFor();
        Path leftover = Files.write(directory.resolve("swap-" + gone.pid()), new byte[10]);

        create().close();

        assertFalse(Files.exists(leftover));
    }

    @Test
    void leavesNothingBehindWhereItCannotBeMade() throws IOException {
        Path file = Files.createFile(directory.resolve("a file"));

        assertThrows(IOException.class, () -> SwapFile.create(file, SIZE));

        assertEquals(1, Files.list(directory).count());
    }
}
