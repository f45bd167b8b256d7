package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Swap in a file of its own; needs root. Removed by {@link #close}, and if the program was killed by {@link #removeLeftovers}
 * of the next. Any thread, one at a time.
 */
public final class SwapFile implements AutoCloseable {
    private static final String PREFIX = "swap-";
    private static final int BLOCK = 1 << 20;

    private final Path file;

    private SwapFile(Path file) {
        this.file = file;
    }

    /**
     * Makes a file and pages to it from now on. Writes all its bytes: half a second for each GiB on a fast disk.
     *
     * @param directory on a disk, made if missing
     * @throws IOException naming the file and what the system says
     */
    public static SwapFile create(Path directory, long bytes) throws IOException {
        requireRoot();
        // As /proc/swaps names it.
        Path real = Files.createDirectories(directory).toRealPath();
        SwapFile swap = new SwapFile(real.resolve(OwnedName.next(PREFIX)));
        try {
            fill(swap.file, bytes);
            Command.run(List.of("mkswap", swap.file.toString()));
            Command.run(List.of("swapon", swap.file.toString()));
            return swap;
        } catch (IOException e) {
            swap.close();
            throw new IOException("Cannot swap to " + swap.file + ": " + e.getMessage(), e);
        }
    }

    /** Before gigabytes are written for nothing. */
    private static void requireRoot() throws IOException {
        try {
            Command.run(List.of("/bin/sh", "-c", "test \"$(id -u)\" = 0"));
        } catch (IOException e) {
            throw new IOException("Cannot make swap: this user is not root", e);
        }
    }

    /** With zeros, since holes cannot be swapped to; readable by root only, since memory will be in it. */
    private static void fill(Path path, long bytes) throws IOException {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= zeros.limit()) {
                out.write(zeros.clear().limit((int) Math.min(BLOCK, left)));
            }
        }
    }

    /**
     * Removes the swap files of killed programs from the directory; what else is there stays, and there may be no such
     * directory.
     *
     * @return what could not be removed, a sentence each with what to do by hand
     */
    public static List<String> removeLeftovers(Path directory) {
        List<String> remaining = new ArrayList<>();
        for (Path leftover : leftovers(directory)) {
            try {
                new SwapFile(leftover).close();
            } catch (UncheckedIOException e) {
                remaining.add(e.getMessage());
            }
        }
        return remaining;
    }

    private static List<Path> leftovers(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory.toRealPath())) {
            return files.filter(file -> OwnedName.isLeftover(PREFIX, file)).toList();
        } catch (IOException e) {
            return List.of(); // nothing that this user may look at, and so none of this user's
        }
    }

    /**
     * Takes pages that are still in the file back into memory, and deletes it; does nothing the second time.
     *
     * @throws UncheckedIOException naming the file and how to remove it by hand
     */
    @Override
    public synchronized void close() {
        try {
            if (Files.exists(file)) {
                if (inUse()) {
                    Command.run(List.of("swapoff", file.toString()));
                }
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot remove the swap file " + file + ": " + e.getMessage() + ". Remove it by hand: swapoff "
                            + file + " && rm " + file,
                    e);
        }
    }

    private boolean inUse() throws IOException {
        String listed =
                file.toString().replace("\\", "\\134").replace(" ", "\\040").replace("\t", "\\011");
        return Files.readAllLines(Path.of("/proc/swaps")).stream().anyMatch(line -> line.startsWith(listed + " "));
    }
}
