package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

/**
 * Swap for one run, in a file of its own; needs root. Removed by {@link #close}, when the program ends, and if it was
 * killed by the next that makes one in the same directory.
 */
public final class SwapFile implements AutoCloseable {
    private static final String PREFIX = "swap-";
    private static final int BLOCK = 1 << 20;

    private final Path file;
    private final Thread atExit = new Thread(this::remove, "swap file");

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
        Files.createDirectories(directory);
        removeLeftovers(directory);
        Path path = directory.resolve(PREFIX + ProcessHandle.current().pid());
        SwapFile swap = new SwapFile(path);
        Runtime.getRuntime().addShutdownHook(swap.atExit);
        try {
            fill(path, bytes);
            Command.run(List.of("mkswap", path.toString()));
            Command.run(List.of("swapon", path.toString()));
            return swap;
        } catch (IOException e) {
            swap.close();
            throw new IOException("Cannot swap to " + path + ": " + e.getMessage(), e);
        }
    }

    /** With zeros, since holes cannot be swapped to; readable by root only, since memory will be in it. */
    private static void fill(Path path, long bytes) throws IOException {
        Files.deleteIfExists(path);
        Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        ByteBuffer zeros = ByteBuffer.allocateDirect(BLOCK);
        try (FileChannel out = FileChannel.open(path, StandardOpenOption.WRITE)) {
            for (long left = bytes; left > 0; left -= zeros.limit()) {
                out.write(zeros.clear().limit((int) Math.min(BLOCK, left)));
            }
        }
    }

    private static void removeLeftovers(Path directory) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> files = Files.list(directory)) {
            leftovers = files.filter(f -> f.getFileName().toString().matches(PREFIX + "\\d+"))
                    .toList();
        }
        for (Path leftover : leftovers) {
            long pid = Long.parseLong(leftover.getFileName().toString().substring(PREFIX.length()));
            if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
                new SwapFile(leftover).remove();
            }
        }
    }

    /** Takes pages that are still in the file back into memory, and deletes it. */
    @Override
    public void close() {
        remove();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The program is ending; the hook finds nothing more to do.
        }
    }

    private synchronized void remove() {
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
        return Files.readAllLines(Path.of("/proc/swaps")).stream()
                .anyMatch(line -> line.startsWith(file.toAbsolutePath() + " "));
    }
}
