package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Files of the cache: they appear whole or not at all, also when two processes make one at once, and are read whole. */
final class WholeFile {
    private static final int SCRATCH = 1 << 20;

    private WholeFile() {}

    interface Content {
        void to(WritableByteChannel out) throws IOException;
    }

    /** @return the SHA-256 of what was written */
    static String write(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        Path unfinished = Files.createTempFile(file.getParent(), ".unfinished", ".tmp");
        try {
            String sum;
            try (FileChannel out = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
                Sha256.Channel summed = new Sha256.Channel(out);
                content.to(summed);
                sum = summed.sum();
                // On disk for good before it gets its name; and only what is on disk can be dropped from the page
                // cache.
                out.force(true);
            }
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return sum;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    /** Reads a file once, so that reading it again does not go to the disk. */
    static void bringIntoCache(Path file) {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(scratch.clear()) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + reason(e), e);
        }
    }

    static InvalidInput wrongSize(Path file, long found, long needed) {
        return new InvalidInput(file + " has " + found + " bytes, but needs " + needed
                + ". Delete it to have it made again, or install the weights that belong to this network.");
    }

    /** An exception's message is often nothing but the file's name. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : " " + e.getMessage());
    }
}
