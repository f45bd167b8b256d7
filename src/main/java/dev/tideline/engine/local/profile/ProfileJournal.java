package dev.tideline.engine.local.profile;

import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What has been measured so far: a line of text for each measurement, appended when it is known. A program that is killed
 * leaves all its whole lines. The first line says what they were measured on and how; what was measured otherwise does
 * not count. One thread, one program at a time.
 */
final class ProfileJournal implements AutoCloseable {
    private static final String SEPARATOR = "\t";
    private static final String NEWLINE = "\n";

    private final Path file;
    private final FileChannel channel;
    private final List<Line> lines = new ArrayList<>();

    private record Line(String what, long[] values) {
        static Line parse(String text) {
            String[] fields = text.split(SEPARATOR);
            return new Line(
                    fields[0],
                    Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray());
        }

        @Override
        public String toString() {
            return LongStream.of(values)
                    .mapToObj(Long::toString)
                    .collect(Collectors.joining(SEPARATOR, what + SEPARATOR, NEWLINE));
        }
    }

    /**
     * Goes on with a journal, or begins one.
     *
     * @param key one line: machine, program and settings
     * @param fresh forgets what it holds, unless another program is writing to it
     * @throws UncheckedIOException naming the file
     */
    ProfileJournal(Path file, String key, boolean fresh) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failed(e);
        }
        try {
            lock();
            if (fresh) {
                channel.truncate(0);
            }
            begin(key);
        } catch (IOException e) {
            close();
            throw failed(e);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void lock() throws IOException {
        try {
            if (channel.tryLock() == null) {
                throw new IOException("another program is measuring just now");
            }
        } catch (OverlappingFileLockException e) {
            throw new IOException("this program is measuring already", e);
        }
    }

    /** Through the channel that has the lock: where locks are mandatory, no other may read. */
    private String text() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
        return StandardCharsets.UTF_8.decode(bytes.flip()).toString();
    }

    private void begin(String key) throws IOException {
        String text = text();
        String whole = text.substring(0, text.lastIndexOf(NEWLINE) + 1);
        if (whole.startsWith(key + NEWLINE)) {
            whole.lines().skip(1).map(Line::parse).forEach(lines::add);
            channel.truncate(whole.getBytes(StandardCharsets.UTF_8).length).position(channel.size());
        } else {
            channel.truncate(0);
            append(key + NEWLINE);
        }
    }

    /** All measurements of a thing, in the order in which they were made. */
    List<long[]> of(String what) {
        return lines.stream()
                .filter(line -> line.what().equals(what))
                .map(Line::values)
                .toList();
    }

    void add(String what, long... values) {
        Line line = new Line(what, values);
        lines.add(line);
        try {
            append(line.toString());
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void append(String text) throws IOException {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private UncheckedIOException failed(IOException e) {
        return new UncheckedIOException("Cannot keep measurements in " + file + ": " + WholeFile.reason(e), e);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }
}
