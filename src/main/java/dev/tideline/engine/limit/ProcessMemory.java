package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a process really holds in memory, as Linux counts it: anonymous pages in RAM and in swap, and page faults that
 * read from disk. Pages of files are left out, since the kernel drops them at no cost. One reading takes some tens of
 * microseconds and makes no garbage to speak of. For one thread.
 */
public final class ProcessMemory implements AutoCloseable {
    private static final byte[] ANONYMOUS = "\nRssAnon:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SWAPPED = "\nVmSwap:".getBytes(StandardCharsets.US_ASCII);
    /** Of /proc/PID/stat behind the name in parentheses: state is the first, proc(5) counts it as the third. */
    private static final int MAJOR_FAULTS = 12 - 3;

    /** status and stat; empty where there are none. */
    private final List<FileChannel> files;

    private final ByteBuffer buffer = ByteBuffer.allocate(4096);

    /** @param majorFaults since the process began */
    public record Reading(long residentBytes, long swappedBytes, long majorFaults) {}

    public ProcessMemory(long pid) {
        this.files = open(Path.of("/proc", Long.toString(pid)));
    }

    private static List<FileChannel> open(Path directory) {
        try {
            return List.of(
                    FileChannel.open(directory.resolve("status"), StandardOpenOption.READ),
                    FileChannel.open(directory.resolve("stat"), StandardOpenOption.READ));
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Empty if the process is no more, and on systems without {@code /proc}. */
    public Optional<Reading> read() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        try {
            fill(files.get(0));
            if (find(ANONYMOUS) < 0) {
                return Optional.empty(); // a zombie holds no memory
            }
            long resident = number(find(ANONYMOUS) + ANONYMOUS.length) << 10;
            long swapped = number(find(SWAPPED) + SWAPPED.length) << 10;
            fill(files.get(1));
            return Optional.of(new Reading(resident, swapped, number(field(MAJOR_FAULTS))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void fill(FileChannel file) throws IOException {
        if (file.read(buffer.clear(), 0) <= 0) {
            throw new IOException("The process has ended.");
        }
    }

    private long number(int from) {
        int at = from;
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
        return -1;
    }

    /** Where the n-th field behind the process's name begins; the name may hold blanks and parentheses itself. */
    private int field(int n) {
        int at = buffer.position() - 1;
        while (buffer.get(at) != ')') {
            at--;
        }
        for (int blanks = 0; blanks <= n; at++) {
            if (buffer.get(at) == ' ') {
                blanks++;
            }
        }
        return at;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel file : files) {
            file.close();
        }
    }
}
