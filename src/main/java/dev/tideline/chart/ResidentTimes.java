package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import java.util.Arrays;

/** Sample times of resident memory, put in order: a sampler may report late. Grows with its trace, on the same thread. */
final class ResidentTimes {
    private final RunTrace trace;
    private long[] times = new long[16];
    private int size;

    ResidentTimes(RunTrace trace) {
        this.trace = trace;
    }

    void grow() {
        for (; size < trace.resident().size(); size++) {
            if (size == times.length) {
                times = Arrays.copyOf(times, 2 * size);
            }
            long time = trace.resident().timeNs(size);
            times[size] = size == 0 ? time : Math.max(times[size - 1], time);
        }
    }

    long at(int i) {
        return times[i];
    }
}
