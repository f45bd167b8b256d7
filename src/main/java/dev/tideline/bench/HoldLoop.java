package dev.tideline.bench;

import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * The least a discrete-event simulator does: take the earliest event from a {@link PriorityQueue} and put a later one in
 * (the hold model of event-list studies). The yardstick for what a simulated task costs.
 */
final class HoldLoop {
    private static final int QUEUE = 1_000;

    private HoldLoop() {}

    /** Nanoseconds for each event over {@code events} of them. */
    static double nsPerEvent(int events) {
        SplittableRandom random = new SplittableRandom(1);
        PriorityQueue<Long> queue = new PriorityQueue<>(QUEUE);
        for (int i = 0; i < QUEUE; i++) {
            queue.add(random.nextLong(1_000_000));
        }
        long begin = Cpu.ns();
        for (int i = 0; i < events; i++) {
            queue.add(queue.remove() + random.nextLong(1_000_000));
        }
        return (Cpu.ns() - begin) / (double) events;
    }
}
