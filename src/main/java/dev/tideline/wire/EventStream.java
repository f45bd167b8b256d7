package dev.tideline.wire;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Writes a run to a stream while it goes on, in batches of {@value #MOST_EVENTS} events: a file that is cut lacks no more than
 * that, and larger batches save 5 % of its bytes and no time. A {@link #live} stream also keeps
 * no event back for longer than 50 ms; otherwise the same events give the same bytes. Safe for use by the engine's thread
 * beside the live stream's timer thread.
 *
 * <p>A stream that fails does not end the run: the failure is told once, on the thread that met it, and further events
 * are dropped. What was written before remains whole messages, but for the last.
 */
public final class EventStream implements RunListener, AutoCloseable {
    private static final int MOST_EVENTS = 256;
    private static final int LATEST_MS = 50;

    private final MessageOutput out;
    private final OutputStream stream;
    private final Consumer<IOException> onFailure;
    private final EventEncoder encoder = new EventEncoder();
    private final ScheduledExecutorService timer;
    private long writtenUntilNs;
    private long nowNs;
    private boolean failed;

    /**
     * Writes the header at once.
     *
     * @param stream unbuffered; closed by {@link #close}
     * @param onFailure called at most once, later
     * @throws IOException if not even the header can be written
     */
    public EventStream(OutputStream stream, RunInfo info, Consumer<IOException> onFailure) throws IOException {
        this.stream = stream;
        this.out = new MessageOutput(stream);
        this.onFailure = onFailure;
        out.write(Wire.message(info));
        this.timer = Executors.newSingleThreadScheduledExecutor(EventStream::daemon);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "event-stream");
        thread.setDaemon(true);
        return thread;
    }

    /** Call once: from now on no event waits for longer than 50 ms. @return this */
    public EventStream live() {
        return live(LATEST_MS);
    }

    /** The same with another limit, in milliseconds, where somebody watches from afar. */
    public EventStream live(int latestMs) {
        timer.scheduleWithFixedDelay(this::flush, latestMs, latestMs, TimeUnit.MILLISECONDS);
        return this;
    }

    /** Adds events to a stream that was cut after a whole message. The stream stays open. */
    public static void append(OutputStream stream, List<RunEvent> events) throws IOException {
        EventEncoder encoder = new EventEncoder();
        events.forEach(encoder::add);
        new MessageOutput(stream).write(encoder.take());
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (failed) {
            return;
        }
        encoder.add(event);
        nowNs = Math.max(nowNs, event.timeNs());
        if (encoder.size() >= MOST_EVENTS || event instanceof RunEvent.RunEnded) {
            flush();
        }
    }

    /** Writes what is waiting. */
    public synchronized void flush() {
        if (failed || encoder.size() == 0) {
            return;
        }
        try {
            out.write(encoder.take());
            writtenUntilNs = nowNs;
        } catch (IOException e) {
            failed = true;
            onFailure.accept(e);
        }
    }

    /** Time of the latest event that was written, in nanoseconds since the run began. */
    public synchronized long writtenUntilNs() {
        return writtenUntilNs;
    }

    /** Writes what is waiting, and closes the stream. */
    @Override
    public void close() throws IOException {
        timer.shutdown();
        flush();
        stream.close();
    }
}
