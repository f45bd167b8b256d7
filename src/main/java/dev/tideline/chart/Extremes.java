package dev.tideline.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the largest and the smallest of any stretch of a growing series are: a pyramid with fan-out 16. It holds indexes,
 * the values stay where they are. On the thread of its trace.
 */
final class Extremes {
    /** The series. */
    interface Values {
        long at(int i);
    }

    private static final int FAN_BITS = 4;
    private static final int FAN = 1 << FAN_BITS;

    private final Values values;
    private final List<Level> levels = new ArrayList<>();
    private int size;

    Extremes(Values values) {
        this.values = values;
    }

    /** Takes in what was appended. */
    void grow(int newSize) {
        size = newSize;
        for (int bits = FAN_BITS, l = 0; size >> bits > 0; bits += FAN_BITS, l++) {
            if (l == levels.size()) {
                levels.add(new Level());
            }
            Level level = levels.get(l);
            while (level.size < size >> bits) {
                level.add(level.size << bits, bits);
            }
        }
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
            int l = 0;
            while (l < levels.size() && fits(i, to, l)) {
                l++;
            }
            int candidate = l == 0 ? i : levels.get(l - 1).get(i >> FAN_BITS * l, largest);
            best = better(best, candidate, largest);
            i += 1 << FAN_BITS * l;
        }
        return best;
    }

    private boolean fits(int i, int to, int l) {
        int bits = FAN_BITS * (l + 1);
        return (i & (1 << bits) - 1) == 0 && i + (1 << bits) <= to;
    }

    private int better(int a, int b, boolean largest) {
        long difference = values.at(b) - values.at(a);
        return largest ? difference > 0 ? b : a : difference < 0 ? b : a;
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
