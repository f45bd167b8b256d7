package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A process's hold on a directory: the system lets go of it with the process, however that ends. */
public final class Occupation implements AutoCloseable {
    static final String FILE = "running";
    /** Somebody who only asks holds it for a moment, too. */
    private static final int ATTEMPTS = 10;

    private static final int PAUSE_MS = 100;

    private final FileChannel channel;

    private Occupation(FileChannel channel) {
        this.channel = channel;
    }

    static Occupation of(Path file) {
        for (int i = 0; i < ATTEMPTS; i++) {
            Optional<Occupation> held = attempt(file);
            if (held.isPresent()) {
                return held.get();
            }
            pause();
        }
        throw new InvalidInput("An agent with the directory " + file.getParent()
                + " is running already. Stop it first, or choose another directory with --state DIR.");
    }

    static boolean isHeld(Path file) {
        Optional<Occupation> free = attempt(file);
        free.ifPresent(Occupation::close);
        return free.isEmpty();
    }

    private static Optional<Occupation> attempt(Path file) {
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return Optional.of(new Occupation(channel));
                }
            } catch (OverlappingFileLockException e) {
                // This process has it.
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file + ": " + e, e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot let go of a directory: " + e.getMessage(), e);
        }
    }
}
