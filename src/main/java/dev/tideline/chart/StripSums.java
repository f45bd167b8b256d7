package dev.tideline.chart;

import java.util.Arrays;

/**
 * Busy time of all workers together in the columns of the overview, kept from frame to frame: as the run grows only the
 * last columns are summed again. The columns' times are those of {@link #horizon}, which moves rarely. On the thread of
 * the trace.
 */
final class StripSums {
    private final WorkerLanes lanes;
    private final LaneColumns columns;
    private final int classes;
    private TimeScale scale = new TimeScale(0, 1, 0, 1);
    private long[] sums = new long[0];
    private long summedTo;

    StripSums(WorkerLanes lanes, LaneColumns columns, int classes) {
        this.lanes = lanes;
        this.columns = columns;
        this.classes = classes;
    }

    /** Where the overview of a run that has come to {@code nowNs} ends: while it runs, at the next sixteenth of a power of two. */
    static long horizon(long nowNs, boolean ended) {
        if (ended || nowNs < 16) {
            return Math.max(1, nowNs);
        }
        long step = Long.highestOneBit(nowNs) >> 4;
        return (nowNs / step + 1) * step;
    }

    /** Sums of the columns up to now, class by class. */
    long[] upTo(long nowNs, TimeScale wanted) {
        int count = (int) wanted.width();
        if (!wanted.equals(scale)) {
            scale = wanted;
            sums = new long[count * classes];
            summedTo = 0;
        }
        int first = (int) Math.max(0, Math.min(count, Math.floor(scale.x(summedTo) - scale.left())));
        int end = (int) Math.max(first, Math.min(count, Math.ceil(scale.x(nowNs) - scale.left())));
        Arrays.fill(sums, first * classes, count * classes, 0);
        for (int w = 0; w < lanes.size(); w++) {
            columns.visit(lanes.get(w), scale, first, end, this::add);
        }
        summedTo = settled();
        return sums;
    }

    private void add(int column, long[] busy, long length, int whole) {
        for (int c = 0; c < classes; c++) {
            sums[column * classes + c] += busy[c];
        }
    }

    /** Before this nothing changes any more: the earliest start among running tasks. */
    private long settled() {
        long earliest = Long.MAX_VALUE;
        for (int w = 0; w < lanes.size(); w++) {
            earliest = Math.min(earliest, lanes.get(w).settledNs());
        }
        return Math.max(0, earliest);
    }
}
