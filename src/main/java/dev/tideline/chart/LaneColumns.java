package dev.tideline.chart;

import java.util.Arrays;

/** Busy time of a lane per pixel column, exact to the nanosecond. Reused from lane to lane; on the thread that paints. */
final class LaneColumns {
    private final int classes;
    private long[] earlier;
    private long[] later;
    private final long[] busy;

    LaneColumns(int classes) {
        this.classes = classes;
        this.earlier = new long[classes];
        this.later = new long[classes];
        this.busy = new long[classes];
    }

    /** Receives a column. */
    interface Visitor {
        /**
         * @param busy nanoseconds per class, reused
         * @param length nanoseconds of the column, at least 1
         * @param whole the piece that takes the whole column, -1 if none does
         */
        void column(int column, long[] busy, long length, int whole);
    }

    /** Visits the columns left to right in which the lane is busy at all. */
    void visit(Lane lane, TimeScale scale, int columns, Visitor visitor) {
        long from = scale.fromNs();
        int started = lane.startedBy(from, 0);
        lane.busyBefore(from, started, earlier);
        for (int column = 0; column < columns; column++) {
            long to = scale.timeAt(scale.left() + column + 1);
            int startedThen = lane.startedBy(to, started);
            if (startedThen > 0 && (startedThen > started || lane.finish(startedThen - 1) > from)) {
                lane.busyBefore(to, startedThen, later);
                subtract();
                visitor.column(column, busy, Math.max(1, to - from), whole(lane, started, startedThen, from, to));
                long[] swap = earlier;
                earlier = later;
                later = swap;
            }
            started = startedThen;
            from = to;
        }
        Arrays.fill(busy, 0);
    }

    private static int whole(Lane lane, int started, int startedThen, long from, long to) {
        int piece = startedThen - 1;
        boolean alone = started == startedThen || lane.start(piece) == from;
        return alone && lane.finish(piece) >= to && to > from ? piece : -1;
    }

    private void subtract() {
        for (int c = 0; c < classes; c++) {
            busy[c] = later[c] - earlier[c];
        }
    }
}
