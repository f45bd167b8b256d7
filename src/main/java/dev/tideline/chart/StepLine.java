package dev.tideline.chart;

/**
 * Paints a step function as a line: exact corners while there are fewer than pixels, otherwise in each column its maximum
 * and, faint below it, a band down to its minimum.
 */
final class StepLine {
    private static final int PIXELS_PER_STEP = 2;

    private StepLine() {}

    /** Where a value lies. */
    interface Height {
        double y(long value);
    }

    static void paint(Frame frame, Steps steps, long endNs, Height height, int color, double lineWidth) {
        frame.surface.color(color);
        int from = steps.until(frame.scale.fromNs(), 0);
        int to = steps.until(frame.scale.toNs(), from);
        if ((to - from) * PIXELS_PER_STEP <= frame.columns()) {
            corners(frame, steps, Math.max(0, from - 1), to, endNs, height, lineWidth);
        } else {
            bands(frame, steps, endNs, height, color, lineWidth);
        }
    }

    private static void corners(
            Frame frame, Steps steps, int from, int to, long endNs, Height height, double lineWidth) {
        double[] xs = new double[2 * Math.max(1, to - from)];
        double[] ys = new double[xs.length];
        int count = 0;
        for (int i = from; i < to; i++) {
            long end = i + 1 < steps.size() ? steps.timeNs(i + 1) : Math.max(endNs, steps.timeNs(i));
            double y = height.y(steps.value(i));
            xs[count] = frame.x(steps.timeNs(i));
            ys[count++] = y;
            xs[count] = frame.x(end);
            ys[count++] = y;
        }
        if (count > 0) {
            frame.surface.polyline(xs, ys, count, lineWidth);
        }
    }

    private static void bands(Frame frame, Steps steps, long endNs, Height height, int color, double lineWidth) {
        double left = frame.scale.left();
        steps.visit(frame.scale, frame.columns(), endNs, (column, from, to) -> {
            double top = frame.snap(height.y(steps.value(steps.max(from, to))) - lineWidth / 2);
            double bottom = frame.snap(height.y(steps.value(steps.min(from, to))) + lineWidth / 2);
            double edge = Math.max(1, frame.snap(lineWidth));
            if (bottom > top + edge) {
                frame.surface.color(Colors.withAlpha(color, 0x38));
                frame.surface.fillRect(left + column, top + edge, 1, bottom - top - edge);
            }
            frame.surface.color(color);
            frame.surface.fillRect(left + column, top, 1, edge);
        });
    }
}
