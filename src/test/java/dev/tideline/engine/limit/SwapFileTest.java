package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
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
    void twoAtOnceAreTwo() {
        long before = Swap.totalBytes();
        SwapFile first = create();
        SwapFile second = create();

        first.close();
        assertTrue(Swap.totalBytes() > before);
        second.close();
        assertEquals(before, Swap.totalBytes());
    }

    @Test
    void isRemovedFromWhereTheSystemSaysItIs() throws IOException {
        create().close();
        long before = Swap.totalBytes();
        Path real = Files.createDirectory(directory.resolve("with a blank"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), real);

        SwapFile.create(link, SIZE).close();

        assertEquals(before, Swap.totalBytes());
        assertEquals(0, Files.list(real).count());
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        create().close();
        long before = Swap.totalBytes();
        Process gone = new ProcessBuilder("/bin/true").start();
        gone.waitFor();
        Path leftover = Files.write(directory.resolve("swap-" + gone.pid() + "-0-1f"), new byte[(int) SIZE]);
        Files.setPosixFilePermissions(leftover, PosixFilePermissions.fromString("rw-------"));
        Command.run(List.of("mkswap", leftover.toString()));
        Command.run(List.of("swapon", leftover.toString()));

        assertEquals(List.of(), SwapFile.removeLeftovers(directory));

        assertFalse(Files.exists(leftover));
        assertEquals(before, Swap.totalBytes());
    }

    @Test
    void leavesWhatIsInUseAndWhatIsNoSwapFile() throws IOException {
        Path others = Files.createFile(directory.resolve("swap-of-somebody"));
        SwapFile used = create();
        long before = Swap.totalBytes();

        assertEquals(List.of(), SwapFile.removeLeftovers(directory));

        assertEquals(before, Swap.totalBytes());
        assertTrue(Files.exists(others));
        used.close();
    }

    @Test
    void whatCannotBeRemovedIsSaidWithAdvice() throws Exception {
        Process gone = new ProcessBuilder("/bin/true").start();
        gone.waitFor();
        Path leftover = directory.resolve("swap-" + gone.pid() + "-0-1f");
        Files.createFile(Files.createDirectory(leftover).resolve("in the way"));

        List<String> said = SwapFile.removeLeftovers(directory);

        assertEquals(1, said.size());
        assertTrue(said.get(0).endsWith("Remove it by hand: swapoff " + leftover + " && rm " + leftover), said.get(0));
        assertEquals(List.of(), SwapFile.removeLeftovers(directory.resolve("missing")));
    }

    @Test
    void leavesNothingBehindWhereTheSystemCannotSwap() throws IOException {
        create().close();
        Path memory = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isDirectory(memory), "Not tested here: there is no file system that cannot be swapped to.");
        Path folder = Files.createTempDirectory(memory, "tideline");

        assertThrows(IOException.class, () -> SwapFile.create(folder, SIZE));

        assertEquals(0, Files.list(folder).count());
        Files.delete(folder);
    }
}
