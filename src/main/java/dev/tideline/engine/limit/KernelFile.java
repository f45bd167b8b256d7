package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A small text file of the kernel's that is read again and again: opened once, read into the same memory, and each field
 * looked for near where it was before. A reading takes a few microseconds and makes no garbage, which matters because it
 * is the workers' processor that reads. For one thread at a time.
 */
final class KernelFile implements AutoCloseable {
    private static final int MOST_BYTES = 8 << 10;
    /** Numbers before a field grow and shrink, but not by more digits than this at once. */
    private static final int NEAR = 64;

    /** None where there is no such file. */
    private final List<FileChannel> channel;
    /** Begins with an end of line, so that every line begins behind one. */
    private final byte[] text = new byte[1 + MOST_BYTES];

    private final ByteBuffer rest = ByteBuffer.wrap(text, 1, MOST_BYTES).slice();
    private int end = 1;

    private KernelFile(List<FileChannel> channel) {
        this.channel = channel;
        text[0] = '\n';
    }

    /** @throws IOException if there is no such file */
    static KernelFile open(Path file) throws IOException {
        return new KernelFile(List.of(FileChannel.open(file, StandardOpenOption.READ)));
    }

    /**
     * One that not every kernel has: where it is missing, nothing is ever found in it.
     *
     * @throws IOException if its directory is missing
     */
    static KernelFile ifThere(Path file) throws IOException {
        if (Files.isReadable(file)) {
            return open(file);
        }
        if (!Files.isDirectory(file.getParent())) {
            throw new IOException(file.getParent() + " is no more.");
        }
        return new KernelFile(List.of());
    }

    /** Reads it as it is now. @throws IOException if what it tells of is no more */
    KernelFile read() throws IOException {
        for (FileChannel c : channel) {
            int bytes = c.read(rest.clear(), 0);
            if (bytes <= 0) {
                throw new IOException("What the file tells of is no more.");
            }
            end = 1 + bytes;
        }
        return this;
    }

    /** What stands before a number; one for each file, whose place it remembers. */
    static final class Field {
        private final byte[] name;
        private int place;

        private Field(byte[] name) {
            this.name = name;
        }

        /** At the beginning of a line, with whatever separates it from the number but blanks. */
        static Field line(String name) {
            return within("\n" + name);
        }

        /** Anywhere; the first counts. */
        static Field within(String text) {
            return new Field(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    boolean has(Field field) {
        return find(field) >= 0;
    }

    /** The number behind it; 0 if there is no such field. */
    long number(Field field) {
        int at = find(field);
        return at < 0 ? 0 : number(at + field.name.length);
    }

    /** The n-th word, from 0, behind the last such character; it must be a number. */
    long word(int n, char behind) {
        int at = end - 1;
        while (text[at] != behind) {
            at--;
        }
        for (int blanks = 0; blanks <= n; at++) {
            if (text[at] == ' ') {
                blanks++;
            }
        }
        return number(at);
    }

    private int find(Field field) {
        int near = Math.max(0, field.place - NEAR);
        int at = find(field.name, near);
        if (at < 0 && near > 0) {
            at = find(field.name, 0);
        }
        field.place = Math.max(0, at);
        return at;
    }

    private int find(byte[] name, int from) {
        for (int at = from; at <= end - name.length; at++) {
            if (text[at] == name[0] && Arrays.equals(text, at, at + name.length, name, 0, name.length)) {
                return at;
            }
        }
        return -1;
    }

    private long number(int from) {
        int at = from;
        while (at < end && (text[at] == ' ' || text[at] == '\t')) {
            at++;
        }
        long value = 0;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            value = 10 * value + text[at++] - '0';
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        for (FileChannel c : channel) {
            c.close();
        }
    }
}
