package dev.tideline.trace;

import java.util.ArrayList;
import java.util.List;

/** A growing column of ints in chunks: appending never copies what is there. */
final class IntColumn {
    private static final int BITS = 13;
    private static final int MASK = (1 << BITS) - 1;

    private final List<int[]> chunks = new ArrayList<>();
    private int[] last = new int[0];
    private int size;

    void add(int value) {
        if ((size & MASK) == 0) {
            last = new int[1 << BITS];
            chunks.add(last);
        }
        last[size++ & MASK] = value;
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
