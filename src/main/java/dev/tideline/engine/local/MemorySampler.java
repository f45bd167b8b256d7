package dev.tideline.engine.local;

import dev.tideline.engine.limit.GroupCounters;
import dev.tideline.engine.limit.ProcessMemory;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reports what the runner holds every 5 ms, from outside of it and on a thread of its own: what waits for pages cannot
 * be late to say so. Does nothing where that cannot be known.
 */
final class MemorySampler implements AutoCloseable {
    static final long EVERY_MS = 5;
    /** Smaller changes are the runner's own breathing. */
    private static final long NOTICED_BYTES = 64 << 10;

    private final RunClock clock;
    private final ProcessMemory process;
    private final Limit limit;
    private final RunListener listener;
    private final long beside;
    private final ProcessMemory.Reading atStart;
    private final GroupCounters groupAtStart;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = new Thread(this::sample, "memory sampler");
    private RunEvent.Resident resident = new RunEvent.Resident(0, -NOTICED_BYTES, 0, 0);
    private RunEvent.Group group = new RunEvent.Group(0, -NOTICED_BYTES, 0, 0, 0, 0);

    /** @param beside what the runner holds that the run's memory does not include, in bytes */
    MemorySampler(RunClock clock, ProcessMemory process, Limit limit, long beside, RunListener listener) {
        this.clock = clock;
        this.process = process;
        this.limit = limit;
        this.beside = beside;
        this.listener = listener;
        this.atStart = process.read().orElse(new ProcessMemory.Reading(0, 0, 0));
        this.groupAtStart = limit.counters();
    }

    void start() {
        thread.start();
    }

    private void sample() {
        try {
            do {
                look();
            } while (!closing.await(EVERY_MS, TimeUnit.MILLISECONDS));
            look();
        } catch (InterruptedException e) {
            // Nobody interrupts this thread but the end of the process.
        }
    }

    /** One look, on the calling thread; not while the sampler runs. */
    void look() {
        process.read().ifPresent(this::report);
        if (limit.isEnforced()) {
            report(limit.counters());
        }
    }

    private void report(ProcessMemory.Reading reading) {
        long bytes = Math.max(0, reading.residentBytes() - beside);
        long faults = reading.majorFaults() - atStart.majorFaults();
        boolean changed = noticed(bytes, resident.residentBytes())
                || noticed(reading.swappedBytes(), resident.swappedBytes())
                || faults != resident.majorFaults();
        if (changed) {
            resident = new RunEvent.Resident(clock.nowNs(), bytes, reading.swappedBytes(), faults);
            listener.on(resident);
        }
    }

    private void report(GroupCounters now) {
        long faults = now.majorFaults() - groupAtStart.majorFaults();
        long stalled = now.stalledNs() - groupAtStart.stalledNs();
        boolean changed = noticed(now.usageBytes(), group.usageBytes())
                || noticed(now.swapBytes(), group.swapBytes())
                || faults != group.majorFaults()
                || stalled != group.stalledNs()
                || now.oomKills() != group.oomKills();
        if (changed) {
            group = new RunEvent.Group(
                    clock.nowNs(), now.usageBytes(), now.swapBytes(), faults, stalled, now.oomKills());
            listener.on(group);
        }
    }

    private static boolean noticed(long now, long before) {
        return Math.abs(now - before) >= NOTICED_BYTES;
    }

    /** Returns when the last sample has been reported. */
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
            process.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // Nothing was written that could be lost.
        }
    }
}
