package dev.tideline.chart;

import java.util.function.LongPredicate;

/** Paints areas under a step function: each stretch of one value once, or, where those are too many, each column's maximum. */
final class Columns {
    private static final int PIXELS_PER_STEP = 2;

    private final Frame frame;
    private final double left;
    private final Painter painter;
    private double runX;
    private double runEnd = -1;
    private long runValue;

    /** Paints one stretch. */
    interface Painter {
        void paint(double x, double width, long value);
    }

    Columns(Frame frame, double left, Painter painter) {
        this.frame = frame;
        this.left = left;
        this.painter = painter;
    }

    void visit(Steps steps, long endNs, LongPredicate shown) {
        int from = steps.until(frame.scale.fromNs(), 0);
        int to = steps.until(frame.scale.toNs(), from);
        if ((to - from) * PIXELS_PER_STEP <= frame.columns()) {
            for (int i = Math.max(0, from - 1); i < to; i++) {
                long end = i + 1 < steps.size() ? steps.timeNs(i + 1) : endNs;
                add(frame.x(steps.timeNs(i)), frame.x(end), steps.value(i), shown);
            }
        } else {
            steps.visit(frame.scale, frame.columns(), endNs, (column, first, last) -> {
                add(left + column, left + column + 1, steps.value(steps.max(first, last)), shown);
            });
        }
        flush();
    }

    private void add(double x, double end, long value, LongPredicate shown) {
        if (end <= x || !shown.test(value)) {
            return;
        }
        if (runEnd != x || runValue != value) {
            flush();
            runX = x;
            runValue = value;
        }
        runEnd = end;
    }

    private void flush() {
        if (runEnd > runX) {
            painter.paint(runX, runEnd - runX, runValue);
        }
        runEnd = -1;
    }
}
