package dev.tideline.chart;

import java.util.Arrays;

/** Busy time of a lane per pixel column, exact to the nanosecond. Reused from lane to lane; on the thread that paints. */
final class LaneColumns {
    /** So many pieces are sooner added up than looked up. */
    private static final int FEW = 40;

    private final long[] busy;
    private long[] earlier;
    private long[] later;
    private boolean laterHolds;

    LaneColumns(int classes) {
        this.busy = new long[classes];
        this.earlier = new long[classes];
        this.later = new long[classes];
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

    /** Visits the columns from {@code first} on in which the lane is busy at all, left to right. */
    void visit(Lane lane, TimeScale scale, int first, int columns, Visitor visitor) {
        long from = scale.timeAt(scale.left() + first);
        int started = lane.startedBy(from, 0);
        int gap = 0;
        laterHolds = false;
        for (int column = first; column < columns; column++) {
            long to = scale.timeAt(scale.left() + column + 1);
            int startedThen = lane.startedBy(to, started + gap);
            if (startedThen > 0 && (startedThen > started || lane.finish(startedThen - 1) > from)) {
                sum(lane, from, started, to, startedThen);
                visitor.column(column, busy, Math.max(1, to - from), whole(lane, started, startedThen, from, to));
            } else {
                laterHolds = false;
            }
            gap = startedThen - started;
            started = startedThen;
            from = to;
        }
    }

    private void sum(Lane lane, long from, int started, long to, int startedThen) {
        if (startedThen - started <= FEW) {
            Arrays.fill(busy, 0);
            lane.addBusy(from, to, Math.max(0, started - 1), startedThen, busy);
            laterHolds = false;
            return;
        }
        long[] swap = earlier;
        earlier = later;
        later = swap;
        if (!laterHolds) {
            lane.busyBefore(from, started, earlier);
        }
        lane.busyBefore(to, startedThen, later);
        laterHolds = true;
        for (int c = 0; c < busy.length; c++) {
            busy[c] = later[c] - earlier[c];
        }
    }

    private static int whole(Lane lane, int started, int startedThen, long from, long to) {
        int piece = startedThen - 1;
        boolean alone = started == startedThen || lane.start(piece) == from;
        return alone && lane.finish(piece) >= to && to > from ? piece : -1;
    }
}
