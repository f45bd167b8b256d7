package dev.tideline.chart;

import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.RunTrace;
import java.util.Arrays;

/**
 * Promised bytes by network and by weights and blobs, after any change of the ledger: full sums after every 32nd change,
 * the rest from the trace. Grows with its trace, on the same thread.
 */
final class Stacks {
    private static final int BLOCK = 32;

    private final RunTrace trace;
    private final Networks networks;
    private final int classes;
    private final long[] total;
    private long[] before = new long[0];
    private int size;

    Stacks(RunTrace trace, Networks networks) {
        this.trace = trace;
        this.networks = networks;
        this.classes = 2 * networks.size();
        this.total = new long[classes];
    }

    /** Of a network's place: weights, then blobs. */
    static int weights(int place) {
        return 2 * place;
    }

    static int blobs(int place) {
        return 2 * place + 1;
    }

    void grow() {
        int end = trace.memory().size();
        for (; size < end; size++) {
            if (size % BLOCK == 0) {
                int at = size / BLOCK * classes;
                before = before.length >= at + classes ? before : Arrays.copyOf(before, Math.max(4, 2 * at) + classes);
                System.arraycopy(total, 0, before, at, classes);
            }
            apply(size, total);
        }
    }

    /** Bytes after change {@code i}, by class; all 0 for -1. */
    void after(int i, long[] into) {
        if (i < 0) {
            Arrays.fill(into, 0, classes, 0);
            return;
        }
        int block = i / BLOCK;
        System.arraycopy(before, block * classes, into, 0, classes);
        for (int k = block * BLOCK; k <= i; k++) {
            apply(k, into);
        }
    }

    private void apply(int i, long[] sums) {
        MemorySteps memory = trace.memory();
        int place = networks.ofJob(memory.job(i));
        sums[weights(place)] += memory.weightsDelta(i);
        sums[blobs(place)] += memory.blobsDelta(i);
    }
}
