package dev.tideline.engine.local;

import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * How weight files are read: from the page cache or from disk, and no faster than a device that this machine stands in
 * for. Any thread; all share one storage, as on such a device.
 */
final class Storage {
    private static final int CHUNK = 256 << 10;

    private final Loads loads;
    private final Pace pace;

    /** @param bytesPerSecond 0: as fast as it is */
    Storage(Loads loads, long bytesPerSecond) {
        this.loads = loads;
        this.pace = new Pace(bytesPerSecond);
    }

    /** As fast as this machine can. */
    static Storage unhindered() {
        return new Storage(Loads.WARM, 0);
    }

    boolean isUnhindered() {
        return loads == Loads.WARM && !pace.isLimited();
    }

    /**
     * Fills the buffers, in their order, straight from the file.
     *
     * @param size what the file must have, and the buffers together
     * @throws InvalidInput naming file and sizes, if it is of another size
     * @throws UncheckedIOException naming the file, if it is missing or cannot be read
     */
    void read(Path file, long size, ByteBuffer... into) {
        if (loads == Loads.COLD) {
            Libc.dropFromCache(file);
        }
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            if (in.size() != size) {
                throw CacheFile.wrongSize(file, in.size(), size);
            }
            if (pace.isLimited()) {
                for (ByteBuffer buffer : into) {
                    slowly(in, buffer);
                }
            } else {
                fill(in, into);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private static void fill(FileChannel in, ByteBuffer... into) throws IOException {
        while (into[into.length - 1].hasRemaining()) {
            if (in.read(into) < 0) {
                throw new EOFException("it ended while it was read");
            }
        }
    }

    private void slowly(FileChannel in, ByteBuffer buffer) throws IOException {
        int end = buffer.limit();
        while (buffer.position() < end) {
            int chunk = Math.min(CHUNK, end - buffer.position());
            long delivered = pace.reserve(chunk);
            buffer.limit(buffer.position() + chunk);
            fill(in, buffer);
            pace.await(delivered);
        }
        buffer.limit(end);
    }
}
