package dev.tideline.trace;

import java.util.ArrayList;
import java.util.List;

/** A growing column of longs in chunks: appending never copies what is there. */
final class LongColumn {
    private static final int BITS = 13;
    private static final int MASK = (1 << BITS) - 1;

    private final List<long[]> chunks = new ArrayList<>();
    private long[] last = new long[0];
    private int size;

    void add(long value) {
        if ((size & MASK) == 0) {
            last = new long[1 << BITS];
            chunks.add(last);
        }
        last[size++ & MASK] = value;
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
