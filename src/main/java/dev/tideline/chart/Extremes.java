package dev.tideline.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the largest and the smallest of any stretch of a growing series are: a pyramid with fan-out 16. On the
 * thread of its trace.
 */
final class Extremes {
    private static final int FAN_BITS = 4;
    private static final int FAN = 1 << FAN_BITS;

    private final List<Level> levels = new ArrayList<>();
    private long[] values = new long[FAN];
    private int size;

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
        for (int bits = FAN_BITS, l = 0; (size & (1 << bits) - 1) == 0; bits += FAN_BITS, l++) {
            if (l == levels.size()) {
                levels.add(new Level());
            }
            levels.get(l).add(size - (1 << bits), bits);
        }
    }

    int size() {
        return size;
    }

    long get(int i) {
        return values[i];
    }

    /** Index of the first largest of {@code from} to before {@code to}, which must not be empty. */
    int max(int from, int to) {
        return find(from, to, true);
    }

    /** Index of the first smallest. */
    int min(int from, int to) {
        return find(from, to, false);
    }

    private int find(int from, int to, boolean largest) {
        int best = from;
        int i = from;
        while (i < to) {
            int l = Math.min(levels.size(), level(i, to));
            int candidate = l == 0 ? i : levels.get(l - 1).get(i >> FAN_BITS * l, largest);
            best = better(best, candidate, largest);
            i += 1 << FAN_BITS * l;
        }
        return best;
    }

    /** The highest level that has a node from exactly i on, ending at or before {@code to}. */
    private static int level(int i, int to) {
        int aligned = Integer.numberOfTrailingZeros(i);
        int fitting = 31 - Integer.numberOfLeadingZeros(to - i);
        return Math.min(aligned, fitting) / FAN_BITS;
    }

    private int better(int a, int b, boolean largest) {
        return (largest ? values[b] > values[a] : values[b] < values[a]) ? b : a;
    }

    private final class Level {
        private int[] largest = new int[FAN];
        private int[] smallest = new int[FAN];
        private int size;

        void add(int from, int bits) {
            if (size == largest.length) {
                largest = Arrays.copyOf(largest, 2 * size);
                smallest = Arrays.copyOf(smallest, 2 * size);
            }
            int high = from;
            int low = from;
            for (int i = from; i < from + (1 << bits); i += 1 << bits - FAN_BITS) {
                int below = bits / FAN_BITS - 2;
                high = better(high, below < 0 ? i : levels.get(below).get(i >> bits - FAN_BITS, true), true);
                low = better(low, below < 0 ? i : levels.get(below).get(i >> bits - FAN_BITS, false), false);
            }
            largest[size] = high;
            smallest[size++] = low;
        }

        int get(int i, boolean wantLargest) {
            return wantLargest ? largest[i] : smallest[i];
        }
    }
}
