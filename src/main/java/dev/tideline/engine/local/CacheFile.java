package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of the cache have exactly the size that is expected of them. */
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

    static InvalidInput wrongSize(Path file, long found, long needed) {
        return new InvalidInput(file + " has " + found + " bytes, but needs " + needed
                + ". Delete it to have it made again, or install the weights that belong to this network.");
    }
}
