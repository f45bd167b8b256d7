package dev.tideline.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A growing column of longs in chunks: only the first grows by copying, so that small runs stay small. */
final class LongColumn {
    private static final int BITS = 13;
    private static final int FIRST = 32;
    private static final int MASK = (1 << BITS) - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private long[] last = new long[0];
    private int size;

    void add(long value) {
        int place = size & MASK;
        if (place == 0) {
            last = new long[size == 0 ? FIRST : 1 << BITS];
            chunks.add(last);
        } else if (place == last.length) {
            last = Arrays.copyOf(last, 2 * place);
            chunks.set(0, last);
        }
        last[place] = value;
        size++;
    }

    long get(int i) {
        return chunks.get(i >> BITS)[i & MASK];
    }

    void set(int i, long value) {
        chunks.get(i >> BITS)[i & MASK] = value;
    }

    int size() {
        return size;
    }
}
