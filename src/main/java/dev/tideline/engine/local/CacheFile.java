package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of the cache are read whole, and have exactly the size that is expected of them. */
final class CacheFile {
    private CacheFile() {}

    /**
     * Fills the buffers, in their order, straight from the file.
     *
     * @param size what the file must have, and the buffers together
     * @throws InvalidInput naming file and sizes, if it is of another size
     * @throws UncheckedIOException naming the file, if it is missing or cannot be read
     */
    static void read(Path file, long size, ByteBuffer... into) {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            if (in.size() != size) {
                throw wrongSize(file, in.size(), size);
            }
            while (into[into.length - 1].hasRemaining()) {
                if (in.read(into) < 0) {
                    throw new EOFException("it ended while it was read");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    static InvalidInput wrongSize(Path file, long found, long needed) {
        return new InvalidInput(file + " has " + found + " bytes, but needs " + needed
                + ". Delete it to have it made again, or install the weights that belong to this network.");
    }
}
