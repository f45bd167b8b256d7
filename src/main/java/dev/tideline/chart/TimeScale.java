package dev.tideline.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Which nanoseconds lie where: {@code fromNs} at {@code left}, {@code toNs} at {@code left + width}. Immutable; zooming
 * and panning give a new one.
 */
public record TimeScale(long fromNs, long toNs, double left, double width) {
    /** What is visible at least: deeper than one instruction there is nothing to see. */
    public static final long SHORTEST_NS = 20;

    /** What is visible at most: 73 years, so that no sum of times overflows. */
    public static final long LONGEST_NS = Long.MAX_VALUE / 4;

    private static final long EMPTY_NS = 1_000_000_000;

    private static final double FIT_MARGIN = 0.02;

    public TimeScale {
        if (toNs <= fromNs || toNs - fromNs < 0) {
            throw new IllegalArgumentException("from " + fromNs + " to " + toNs + " ns is no time span");
        }
    }

    /**
     * From 0 to the end of a run and a little more, so that its last bar does not touch the edge; a second for a run in
     * which nothing has happened.
     */
    public static TimeScale fitted(long endNs, double left, double width) {
        long end = endNs == 0 ? EMPTY_NS : Math.min(Math.max(endNs, SHORTEST_NS), LONGEST_NS);
        return new TimeScale(0, end + Math.max(1, (long) (end * FIT_MARGIN)), left, width);
    }

    public long spanNs() {
        return toNs - fromNs;
    }

    public double x(long ns) {
        return left + (ns - fromNs) * (width / spanNs());
    }

    /** The nanosecond at x, also outside of what is visible. */
    public long timeAt(double x) {
        return fromNs + Math.round((x - left) * (spanNs() / width));
    }

    public double nsPerPixel() {
        return spanNs() / width;
    }

    /** @param factor above 1 shows less time, in more detail; the time at {@code atX} stays where it is */
    public TimeScale zoomed(double factor, double atX) {
        double span = Math.min(Math.max(spanNs() / factor, SHORTEST_NS), LONGEST_NS);
        double share = (atX - left) / width;
        long from = clamped(Math.round(fromNs + share * spanNs() - share * span));
        return new TimeScale(from, from + Math.min(LONGEST_NS, Math.round(span)), left, width);
    }

    /** @param px above 0 shows later times */
    public TimeScale panned(double px) {
        long from = clamped(fromNs + Math.round(px * nsPerPixel()));
        return new TimeScale(from, from + spanNs(), left, width);
    }

    /** The same times at another place, as after a change of the window's size. */
    public TimeScale at(double newLeft, double newWidth) {
        return new TimeScale(fromNs, toNs, newLeft, newWidth);
    }

    /** The same length of time with {@code ns} at its middle. */
    public TimeScale centredOn(long ns) {
        long from = clamped(ns - spanNs() / 2);
        return new TimeScale(from, from + spanNs(), left, width);
    }

    private static long clamped(long ns) {
        return Math.max(-LONGEST_NS, Math.min(LONGEST_NS, ns));
    }

    /** A line of the grid and its label. */
    public record Tick(long ns, String label) {}

    /** Round times (1, 2 or 5 of a decimal unit apart) whose labels in {@code face} keep a distance. */
    public List<Tick> ticks(Face face, double size) {
        long step = 1;
        for (int i = 0; i < 60; i++) {
            step = TimeText.step(i);
            String widest = TimeText.at(widestNs(), step, magnitude());
            if (step / nsPerPixel() >= face.width(widest, size) * 1.6 + 24) {
                break;
            }
        }
        return ticks(step);
    }

    private List<Tick> ticks(long step) {
        List<Tick> ticks = new ArrayList<>();
        for (long ns = Math.floorDiv(fromNs + step - 1, step) * step; ns <= toNs; ns += step) {
            ticks.add(new Tick(ns, TimeText.at(ns, step, magnitude())));
        }
        return ticks;
    }

    private long widestNs() {
        return Math.abs(fromNs) > Math.abs(toNs) ? fromNs : toNs;
    }

    private long magnitude() {
        return Math.abs(widestNs());
    }
}
