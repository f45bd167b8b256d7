package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/**
 * A directory of small files that only its owner reads, and that several processes change. Any thread.
 *
 * @param path need not exist before something is written
 */
public record StateDirectory(Path path) {
    /** File locks are between processes; threads of one need another. */
    private static final Object THIS_PROCESS = new Object();

    private static final String LOCK = "lock";

    public StateDirectory {
        path = path.toAbsolutePath().normalize();
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** The lines of a file; none if there is no such file. @throws UncheckedIOException naming the file */
    public List<String> lines(String name) {
        try {
            return Files.readAllLines(file(name));
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file(name) + ": " + e, e);
        }
    }

    /** Replaces a file whole: whoever reads sees the old or the new one, also after a power cut. */
    public void write(String name, List<String> lines) {
        writePrivate(file(name), String.join("\n", lines) + "\n");
    }

    public void delete(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot delete " + file(name) + ": " + e, e);
        }
    }

    /** Lets one thread of one process at a time read and change what is here. Not to be nested. */
    public <T> T exclusively(Supplier<T> change) {
        synchronized (THIS_PROCESS) {
            try {
                make();
                try (FileChannel channel =
                        FileChannel.open(file(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    channel.lock(); // until it is closed
                    return change.get();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "Cannot write in " + path + ": " + e + ". Name another directory, or make it writable.", e);
            }
        }
    }

    /**
     * Makes the directory this process's own, until the result is closed or the process ends.
     *
     * @throws InvalidInput if another process has it
     */
    public Occupation occupy() {
        return Occupation.of(exclusively(() -> file(Occupation.FILE)));
    }

    /** Whether some process has made the directory its own. */
    public boolean occupied() {
        return Files.isDirectory(path) && Occupation.isHeld(file(Occupation.FILE));
    }

    private void make() throws IOException {
        if (Files.isDirectory(path)) {
            return;
        }
        Files.createDirectories(path.getParent());
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(path);
        }
    }

    /** Writes a file that only its owner may read (mode 0600 where there are modes), whole or not at all. */
    static void writePrivate(Path file, String text) {
        try {
            Path directory = file.toAbsolutePath().getParent();
            Path part = Files.createTempFile(directory, "." + file.getFileName(), ".part");
            try {
                try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
                    while (bytes.hasRemaining()) {
                        channel.write(bytes);
                    }
                    channel.force(true);
                }
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }
}
