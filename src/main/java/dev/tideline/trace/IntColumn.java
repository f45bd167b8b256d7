package dev.tideline.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing column of ints in chunks: only the first grows by copying, so that small runs stay small. */
final class IntColumn {
    private static final int BITS = 13;
    private static final int FIRST = 32;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> chunks = new ArrayList<>();
    private int[] last = new int[0];
    private int size;

    void add(int value) {
        int place = size & MASK;
        if (place == 0) {
            last = new int[size == 0 ? FIRST : 1 << BITS];
            chunks.add(last);
        } else if (place == last.length) {
            last = Arrays.copyOf(last, 2 * place);
            chunks.set(0, last);
        }
        last[place] = value;
        size++;
    }

    int get(int i) {
        return chunks.get(i >> BITS)[i & MASK];
    }

    void set(int i, int value) {
        chunks.get(i >> BITS)[i & MASK] = value;
    }

    int size() {
        return size;
    }
}
