package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.DeviceState;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks at the device every two seconds, and tells whoever wants to know when it changed much. Any thread. */
final class DeviceWatch implements AutoCloseable {
    private static final int EVERY_S = 2;
    private static final double DEGREES = 1;
    private static final double LOAD = 0.25;
    private static final long BYTES = 16 << 20;
    private static final int MHZ = 100;

    private final DeviceSource source;
    private final List<Consumer<DeviceState>> listeners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "device-watch"));
    private volatile DeviceState now;

    DeviceWatch(DeviceSource source) {
        this.source = source;
        this.now = source.read();
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    DeviceWatch start() {
        timer.scheduleWithFixedDelay(this::look, EVERY_S, EVERY_S, TimeUnit.SECONDS);
        return this;
    }

    /** Looks now. */
    void look() {
        DeviceState before = now;
        DeviceState after = source.read();
        if (differsMuch(before, after)) {
            now = after;
            listeners.forEach(listener -> listener.accept(after));
        }
    }

    private static boolean differsMuch(DeviceState a, DeviceState b) {
        return a.getThrottled() != b.getThrottled()
                || a.getThrottledBefore() != b.getThrottledBefore()
                || !a.getThrottling().equals(b.getThrottling())
                || Math.abs(a.getTemperatureCelsius() - b.getTemperatureCelsius()) >= DEGREES
                || Math.abs(a.getLoad() - b.getLoad()) >= LOAD
                || Math.abs(a.getAvailableBytes() - b.getAvailableBytes()) >= BYTES
                || Math.abs(a.getClockMhz() - b.getClockMhz()) >= MHZ;
    }

    DeviceState now() {
        return now;
    }

    /** @param listener hears how it is now, and then what changed @return ends it */
    Runnable onChange(Consumer<DeviceState> listener) {
        listeners.add(listener);
        listener.accept(now);
        return () -> listeners.remove(listener);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
