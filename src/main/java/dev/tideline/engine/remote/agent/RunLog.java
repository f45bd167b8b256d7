package dev.tideline.engine.remote.agent;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes an order's run file while it goes on: what is not on its way to the file after 10 ms is written then, so that a
 * killed agent loses little and watchers wait little. The disk is told to keep it at the end, not before: that would
 * disturb the storage that is measured, and after a power cut a run is cut in any case.
 *
 * <p>Any thread; the engine's writes the events, another may add remarks between them.
 */
final class RunLog implements RunListener, AutoCloseable {
    private static final int LATEST_MS = 10;

    private final FileChannel file;
    private final EventStream stream;
    private final Growth growth;
    private final Deque<String> early = new ArrayDeque<>();
    private long events;
    private long nowNs;
    private boolean begun;
    private boolean ended;
    private boolean closed;
    private String failure = "";

    /** Hears how much of the file can be read, on whichever thread writes. */
    interface Growth {
        /**
         * @param bytes of whole messages
         * @param events in them, or on their way
         */
        void grew(long bytes, long events);
    }

    RunLog(Path path, RunInfo info, Growth growth) {
        this.growth = growth;
        try {
            file = FileChannel.open(
                    path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
            stream = new EventStream(new Messages(Channels.newOutputStream(file)), info, this::failed).live(LATEST_MS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + path + ": " + WholeFile.reason(e), e);
        }
    }

    private synchronized void failed(IOException e) {
        failure = WholeFile.reason(e);
    }

    @Override
    public synchronized void on(RunEvent event) {
        begun = true;
        ended |= event instanceof RunEvent.RunEnded;
        nowNs = Math.max(nowNs, event.timeNs());
        events++;
        stream.on(event);
        while (!early.isEmpty() && !ended) {
            on(new RunEvent.Remark(nowNs, early.remove()));
        }
    }

    /** Adds a remark at the time of the latest event, or behind the first, if the run goes on. */
    synchronized void remark(String text) {
        if (!begun) {
            early.add(text);
        } else if (!ended && !closed) {
            on(new RunEvent.Remark(nowNs, text));
        }
    }

    /** Ends the run if nobody has. */
    synchronized void end(RunEvent.Outcome outcome, String message) {
        if (!ended) {
            on(new RunEvent.RunEnded(nowNs, outcome, message));
        }
    }

    /** Why the file lacks something; empty if it does not. */
    synchronized String failure() {
        return failure;
    }

    /** When it returns, the disk has the file. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            stream.flush();
            if (file.isOpen()) {
                file.force(true);
            }
            stream.close();
        } catch (IOException e) {
            failure = WholeFile.reason(e);
        }
    }

    /** Each call of write is a whole message. */
    private final class Messages extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Messages(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) {
            throw new UnsupportedOperationException("Messages are written as a whole.");
        }

        @Override
        public void write(byte[] message, int from, int length) throws IOException {
            out.write(message, from, length);
            bytes += length;
            growth.grew(bytes, events);
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
