package dev.tideline.chart;

import java.util.Arrays;

/**
 * A value that changes at moments and holds between them, with its extremes in any stretch of time. At one moment the
 * last change counts; before the first the value is 0.
 *
 * <p>Grows with its trace, on the same thread.
 */
final class Steps {
    private final Extremes values = new Extremes();
    private long[] times = new long[16];
    private int size;

    /** A time before the last one counts as that one: a sampler may report late. */
    void add(long timeNs, long value) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
        }
        times[size] = size == 0 ? timeNs : Math.max(times[size - 1], timeNs);
        values.add(value);
        size++;
    }

    int size() {
        return size;
    }

    long timeNs(int i) {
        return times[i];
    }

    /** @param i -1 for before the first */
    long value(int i) {
        return i < 0 ? 0 : values.get(i);
    }

    /** How many changes lie at or before t, found from a near guess. */
    int until(long t, int guess) {
        int low = Math.max(0, Math.min(guess, size));
        int high = low;
        for (int step = 1; low > 0 && times[low - 1] > t; step *= 2) {
            high = low;
            low = Math.max(0, low - step);
        }
        for (int step = 1; high < size && times[high] <= t; step *= 2) {
            low = high + 1;
            high = Math.min(size, high + step);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[middle] <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The change with the largest value among those from index {@code from} on, before {@code to}; -1 stands for before the first. */
    int max(int from, int to) {
        int i = Math.max(from, 0);
        if (i >= to) {
            return from;
        }
        int best = values.max(i, to);
        return from < 0 && value(best) < 0 ? -1 : best;
    }

    /** Likewise the smallest. */
    int min(int from, int to) {
        int i = Math.max(from, 0);
        if (i >= to) {
            return from;
        }
        int best = values.min(i, to);
        return from < 0 && value(best) > 0 ? -1 : best;
    }

    /** Receives a pixel column: the changes whose values it shows, -1 for before the first. */
    interface Visitor {
        void column(int column, int from, int to);
    }

    /**
     * Visits the columns from the left to {@code endNs}. Each shows the value it begins with and the changes within it: the
     * indexes {@code from} (included) to {@code to} (excluded). Neighbouring columns have about as many: that is where the
     * next is looked for.
     */
    void visit(TimeScale scale, int columns, long endNs, Visitor visitor) {
        int until = until(scale.fromNs() - 1, 0);
        int gap = 0;
        for (int column = 0; column < columns; column++) {
            long from = scale.timeAt(scale.left() + column);
            if (from > endNs) {
                return;
            }
            long last = scale.timeAt(scale.left() + column + 1) - 1;
            int next = Math.max(until, until(last, until + gap));
            if (from >= 0 || next > 0) {
                visitor.column(column, until - 1, next);
            }
            gap = next - until;
            until = next;
        }
    }
}
