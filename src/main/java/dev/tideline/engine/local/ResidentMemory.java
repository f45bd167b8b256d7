package dev.tideline.engine.local;

import dev.tideline.trace.RunEvent;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * What this process really holds in memory, as Linux counts it: anonymous pages in RAM and in swap, and page faults that
 * read from disk. Pages of files are left out, since the kernel drops them at no cost. One reading takes some 20
 * microseconds and makes no garbage to speak of. For one thread.
 */
final class ResidentMemory implements AutoCloseable {
    private static final byte[] ANONYMOUS = "\nRssAnon:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SWAPPED = "\nVmSwap:".getBytes(StandardCharsets.US_ASCII);
    /** Smaller changes are the runner's own breathing. */
    private static final long NOTICED_BYTES = 64 << 10;

    private final FileChannel status;
    private final ByteBuffer buffer = ByteBuffer.allocate(4096);
    private final long faultsBefore = Libc.majorFaults();
    private long resident = -1;
    private long swapped;
    private long faults;

    private ResidentMemory(FileChannel status) {
        this.status = status;
    }

    /** Empty on systems without {@code /proc}. */
    static Optional<ResidentMemory> open() {
        if (!Libc.AVAILABLE) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new ResidentMemory(FileChannel.open(Path.of("/proc/self/status"), StandardOpenOption.READ)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** An event, if anything changed since the last reading. */
    Optional<RunEvent.Resident> read(long nowNs) {
        fill();
        long residentNow = kilobytes(ANONYMOUS) << 10;
        long swappedNow = kilobytes(SWAPPED) << 10;
        long faultsNow = Libc.majorFaults() - faultsBefore;
        boolean same = Math.abs(residentNow - resident) < NOTICED_BYTES
                && Math.abs(swappedNow - swapped) < NOTICED_BYTES
                && faultsNow == faults;
        if (same) {
            return Optional.empty();
        }
        resident = residentNow;
        swapped = swappedNow;
        faults = faultsNow;
        return Optional.of(new RunEvent.Resident(nowNs, resident, swapped, faults));
    }

    private void fill() {
        try {
            status.read(buffer.clear(), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read /proc/self/status: " + WholeFile.reason(e), e);
        }
    }

    private long kilobytes(byte[] field) {
        int at = find(field) + field.length;
        while (buffer.get(at) == ' ' || buffer.get(at) == '\t') {
            at++;
        }
        long value = 0;
        while (buffer.get(at) >= '0' && buffer.get(at) <= '9') {
            value = 10 * value + buffer.get(at++) - '0';
        }
        return value;
    }

    private int find(byte[] field) {
        byte[] text = buffer.array();
        for (int from = 0; from <= buffer.position() - field.length; from++) {
            if (Arrays.equals(text, from, from + field.length, field, 0, field.length)) {
                return from;
            }
        }
        throw new IllegalStateException(
                "/proc/self/status has no " + new String(field, StandardCharsets.US_ASCII).strip());
    }

    @Override
    public void close() {
        try {
            status.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot close /proc/self/status: " + WholeFile.reason(e), e);
        }
    }
}
