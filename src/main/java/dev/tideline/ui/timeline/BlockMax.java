package dev.tideline.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;

/** The greatest of a stretch of a growing column, by the greatest of each full block. Thread of the trace. */
final class BlockMax {
    private static final int BLOCK = 512;

    private final IntToLongFunction values;
    private final List<Long> blocks = new ArrayList<>();

    BlockMax(IntToLongFunction values) {
        this.values = values;
    }

    /** Takes in at most {@code budget} of the {@code size} values that there are now. @return whether there are more */
    boolean catchUp(int size, int budget) {
        int until = Math.min(size / BLOCK, blocks.size() + Math.max(1, budget / BLOCK));
        while (blocks.size() < until) {
            int first = blocks.size() * BLOCK;
            blocks.add(scan(first, first + BLOCK));
        }
        return until < size / BLOCK;
    }

    /** The greatest value from index {@code from} to before {@code to}, 0 if there is none. */
    long max(int from, int to) {
        long greatest = 0;
        int i = from;
        while (i < to) {
            boolean whole = i % BLOCK == 0 && i + BLOCK <= to && i / BLOCK < blocks.size();
            int next = whole ? i + BLOCK : Math.min(to, (i / BLOCK + 1) * BLOCK);
            greatest = Math.max(greatest, whole ? blocks.get(i / BLOCK) : scan(i, next));
            i = next;
        }
        return greatest;
    }

    private long scan(int from, int to) {
        long greatest = 0;
        for (int i = from; i < to; i++) {
            greatest = Math.max(greatest, values.applyAsLong(i));
        }
        return greatest;
    }
}
