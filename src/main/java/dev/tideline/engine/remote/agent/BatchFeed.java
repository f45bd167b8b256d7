package dev.tideline.engine.remote.agent;

import dev.tideline.wire.Batch;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.RunInfo;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the batches of a run's file from an event on while the file grows, at its own pace and with a buffer of its own.
 * One thread at a time.
 */
final class BatchFeed {
    private static final int BUFFER = 1 << 16;
    private static final int MOST_EVENTS = 1024;
    private static final int MOST_BYTES = 256 << 10;

    private final AgentRun run;
    private final long wanted;
    private final List<FileChannel> file = new ArrayList<>(1);
    private MessageInput messages = new MessageInput(InputStream.nullInputStream());
    private long event;

    /**
     * What comes next.
     *
     * @param header once, for who has no event yet
     * @param firstEvent number of the first event of the batches
     */
    record Piece(List<RunInfo> header, long firstEvent, List<Batch> batches) {
        boolean isEmpty() {
            return header.isEmpty() && batches.isEmpty();
        }
    }

    /** @param wanted number of the first event that is of use; its batch comes whole */
    BatchFeed(AgentRun run, long wanted) {
        this.run = run;
        this.wanted = wanted;
    }

    /** Up to {@value #MOST_EVENTS} events, or one batch if that has more; empty if the file holds no more now. */
    Piece next() throws IOException {
        List<RunInfo> header = new ArrayList<>(1);
        if (file.isEmpty()) {
            if (run.readableBytes() == 0) {
                return new Piece(List.of(), 0, List.of());
            }
            RunInfo info = open();
            if (wanted == 0) {
                header.add(info);
            }
        }
        List<Batch> batches = new ArrayList<>();
        long first = event;
        int bytes = 0;
        while (event - first < MOST_EVENTS && bytes < MOST_BYTES) {
            Optional<Batch> next = messages.batch();
            if (next.isEmpty()) {
                break;
            }
            event += next.get().events();
            if (event <= wanted) {
                first = event; // the watcher has these
            } else {
                batches.add(next.get());
                bytes += next.get().message().length;
            }
        }
        return new Piece(header, first, batches);
    }

    private RunInfo open() throws IOException {
        FileChannel channel = FileChannel.open(run.file(), StandardOpenOption.READ);
        file.add(channel);
        messages = new MessageInput(new BufferedInputStream(new Readable(channel), BUFFER));
        return messages.info();
    }

    void close() {
        try {
            for (FileChannel channel : file) {
                channel.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
    }

    /** The part of the file that is whole messages; more later. */
    private final class Readable extends InputStream {
        private final FileChannel channel;
        private long position;

        Readable(FileChannel channel) {
            this.channel = channel;
        }

        @Override
        public int read() {
            throw new UnsupportedOperationException("It is read through a buffer.");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            long left = run.readableBytes() - position;
            if (left <= 0) {
                return -1;
            }
            int n = channel.read(ByteBuffer.wrap(into, from, (int) Math.min(length, left)), position);
            position += Math.max(0, n);
            return n;
        }
    }
}
