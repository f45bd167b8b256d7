package dev.tideline.chart;

import java.util.Arrays;

/**
 * The finished work of one worker as pieces that do not overlap, by time, each of one class, with the busy time per class
 * before every 16th piece: the busy time between any two moments then costs two short scans, whatever lies between them.
 * Kept apart from the trace because a worker's spans lie scattered there. The piece that still runs is open: it ends now.
 *
 * <p>Only grows; on the thread of its trace.
 */
final class Lane {
    private static final int BLOCK = 16;
    private static final int NO_SPAN = -1;

    private final int classes;
    private final long[] total;
    private long[] start = new long[BLOCK];
    private long[] finish = new long[BLOCK];
    private short[] classOf = new short[BLOCK];
    private int[] span = new int[BLOCK];
    private long[] before = new long[0];
    private int size;

    private int openSpan = NO_SPAN;
    private int openClass;
    private long openStart;
    private long openEnd;

    Lane(int classes) {
        this.classes = classes;
        this.total = new long[classes];
    }

    void add(long from, long to, int clazz, int ofSpan) {
        if (size == start.length) {
            grow();
        }
        if (size % BLOCK == 0) {
            int at = size / BLOCK * classes;
            before = before.length >= at + classes ? before : Arrays.copyOf(before, Math.max(4, 2 * at) + classes);
            System.arraycopy(total, 0, before, at, classes);
        }
        start[size] = from;
        finish[size] = to;
        classOf[size] = (short) clazz;
        span[size++] = ofSpan;
        total[clazz] += to - from;
    }

    private void grow() {
        int length = 2 * size;
        start = Arrays.copyOf(start, length);
        finish = Arrays.copyOf(finish, length);
        classOf = Arrays.copyOf(classOf, length);
        span = Arrays.copyOf(span, length);
    }

    void open(long from, long now, int clazz, int ofSpan) {
        openSpan = ofSpan;
        openClass = clazz;
        openStart = from;
        openEnd = Math.max(from, now);
    }

    void close() {
        openSpan = NO_SPAN;
    }

    /** Before this time nothing changes any more: what is appended starts after the last finish. */
    long settledNs() {
        return size == 0 ? 0 : finish[size - 1];
    }

    /** All pieces, the open one last. */
    int size() {
        return openSpan == NO_SPAN ? size : size + 1;
    }

    long start(int i) {
        return i == size ? openStart : start[i];
    }

    long finish(int i) {
        return i == size ? openEnd : finish[i];
    }

    int classOf(int i) {
        return i == size ? openClass : classOf[i];
    }

    int span(int i) {
        return i == size ? openSpan : span[i];
    }

    /** How many pieces start at or before t, found from a near guess. */
    int startedBy(long t, int guess) {
        int low = Math.max(0, Math.min(guess, size()));
        int high = low;
        for (int step = 1; low > 0 && start(low - 1) > t; step *= 2) {
            high = low;
            low = Math.max(0, low - step);
        }
        for (int step = 1; high < size() && start(high) <= t; step *= 2) {
            low = high + 1;
            high = Math.min(size(), high + step);
        }
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start(middle) <= t) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The first piece that ends after t. */
    int firstAfter(long t) {
        int started = startedBy(t, 0);
        return started > 0 && finish(started - 1) > t ? started - 1 : started;
    }

    /** Busy nanoseconds of each class before t. @param started {@link #startedBy} of t */
    void busyBefore(long t, int started, long[] into) {
        int last = Math.min(started, size) - 1;
        if (last < 0) {
            Arrays.fill(into, 0, classes, 0);
        } else {
            int block = last / BLOCK;
            System.arraycopy(before, block * classes, into, 0, classes);
            for (int i = block * BLOCK; i < last; i++) {
                into[classOf[i]] += finish[i] - start[i];
            }
            into[classOf[last]] += Math.min(finish[last], t) - start[last];
        }
        if (openSpan != NO_SPAN && t > openStart) {
            into[openClass] += Math.min(openEnd, t) - openStart;
        }
    }

    /** Adds the busy nanoseconds of each class from {@code from} to {@code to} by the pieces {@code first} to before {@code end}. */
    void addBusy(long from, long to, int first, int end, long[] into) {
        for (int i = first; i < end; i++) {
            into[classOf(i)] += Math.max(0, Math.min(finish(i), to) - Math.max(start(i), from));
        }
    }
}
