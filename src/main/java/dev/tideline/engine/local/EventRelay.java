package dev.tideline.engine.local;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.EventStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Takes events from the workers at the price of an append, and writes them to the parent from a thread of its own every
 * 16 ms, a frame of the screen: neither encoding nor a full pipe may hold a task up, and each writing wakes the parent.
 */
final class EventRelay implements RunListener, AutoCloseable {
    private static final long EVERY_MS = 16;

    private final EventStream stream;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::write, "event relay");
    private List<RunEvent> waiting = new ArrayList<>();
    private long nowNs;

    EventRelay(EventStream stream) {
        this.stream = stream;
        thread.start();
    }

    @Override
    public synchronized void on(RunEvent event) {
        waiting.add(event);
        nowNs = Math.max(nowNs, event.timeNs());
    }

    /** Time of the latest event so far, in nanoseconds since the run began. */
    synchronized long nowNs() {
        return nowNs;
    }

    private synchronized List<RunEvent> take() {
        List<RunEvent> taken = waiting;
        waiting = new ArrayList<>(Math.max(10, taken.size()));
        return taken;
    }

    private void write() {
        try {
            boolean last;
            do {
                last = closing.await(EVERY_MS, TimeUnit.MILLISECONDS);
                take().forEach(stream::on);
                stream.flush();
            } while (!last);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
        }
    }

    /** Returns when everything has been written. The stream stays open. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
