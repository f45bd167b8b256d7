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
            levels.get(l).add(size - (1 << bits), bits, l);
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
        return find(from, to, levels.size(), true);
    }

    /** Index of the first smallest. */
    int min(int from, int to) {
        return find(from, to, levels.size(), false);
    }

    private int find(int from, int to, int usable, boolean largest) {
        int best = from;
        long bestValue = values[from];
        int i = from;
        while (i < to) {
            int l = Math.min(usable, level(i, to));
            Nodes node = l == 0 ? null : levels.get(l - 1).nodes(largest);
            int at = i >> FAN_BITS * l;
            long value = l == 0 ? values[i] : node.values[at];
            if (largest ? value > bestValue : value < bestValue) {
                bestValue = value;
                best = l == 0 ? i : node.indexes[at];
            }
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

    /** One kind of extreme of every node of a level, with its value beside it: going through nodes touches nothing else. */
    private static final class Nodes {
        private int[] indexes = new int[FAN];
        private long[] values = new long[FAN];
        private int size;

        void add(int index, long value) {
            if (size == indexes.length) {
                indexes = Arrays.copyOf(indexes, 2 * size);
                values = Arrays.copyOf(values, 2 * size);
            }
            indexes[size] = index;
            values[size++] = value;
        }
    }

    private final class Level {
        private final Nodes largest = new Nodes();
        private final Nodes smallest = new Nodes();

        Nodes nodes(boolean wantLargest) {
            return wantLargest ? largest : smallest;
        }

        /** Completed nodes of the level below make this one. */
        void add(int from, int bits, int levelsBelow) {
            int high = find(from, from + (1 << bits), levelsBelow, true);
            int low = find(from, from + (1 << bits), levelsBelow, false);
            largest.add(high, values[high]);
            smallest.add(low, values[low]);
        }
    }
}
