package dev.tideline.engine.local;

import dev.tideline.trace.RunListener;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reports what memory this process holds every 5 ms, on a thread of its own; does nothing where that cannot be known. */
final class MemorySampler implements AutoCloseable {
    private static final long EVERY_MS = 5;

    private final RunClock clock;
    private final RunListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::sample, "memory sampler");

    MemorySampler(RunClock clock, RunListener listener) {
        this.clock = clock;
        this.listener = listener;
    }

    void start() {
        thread.start();
    }

    private void sample() {
        Optional<ResidentMemory> memory = ResidentMemory.open();
        if (memory.isEmpty()) {
            return;
        }
        try (ResidentMemory resident = memory.get()) {
            do {
                resident.read(clock.nowNs()).ifPresent(listener::on);
            } while (!closing.await(EVERY_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
        }
    }

    /** Returns when the last sample has been reported. */
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
