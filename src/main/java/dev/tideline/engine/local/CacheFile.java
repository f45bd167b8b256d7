package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.concurrent.atomic.AtomicReference;

/** Files of the cache: written with their checksum, and of exactly the size that is expected of them. */
final class CacheFile {
    private static final int SCRATCH = 1 << 20;

    private CacheFile() {}

    /** Reads a file once, so that reading it again does not go to the disk. */
    static void bringIntoCache(Path file) {
        ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH);
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            while (in.read(scratch.clear()) >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    /** Makes a file that appears whole or not at all, and its directory. @return the SHA-256 of what was written */
    static String write(Path file, WholeFile.Content content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicReference<String> sum = new AtomicReference<>();
        WholeFile.write(file, out -> {
            DigestOutputStream summed = Sha256.summing(out);
            content.to(summed);
            sum.set(Sha256.of(summed));
        });
        return sum.get();
    }

    static InvalidInput wrongSize(Path file, long found, long needed) {
        return new InvalidInput(file + " has " + found + " bytes, but needs " + needed
                + ". Delete it to have it made again, or install the weights that belong to this network.");
    }
}
