package dev.tideline.chart;

import dev.tideline.trace.RunTrace;

/**
 * The charts of one trace. It keeps what makes a million tasks paintable in one frame and follows the trace as that
 * grows, at a cost per new event. Keep one per trace; plots of any size, theme and choice are taken from it freely.
 *
 * <p>Lives on the thread of its trace.
 */
public final class Timeline {
    private final RunTrace trace;

    public Timeline(RunTrace trace) {
        this.trace = trace;
    }

    public RunTrace trace() {
        return trace;
    }

    /** A layout for an area of this size; taking one is cheap, once per frame is fine. */
    public Plot plot(Options options, Theme theme, double width, double height) {
        return new Plot(this, options, theme, width, height);
    }

    /** The strip that shows the whole run and which part of it is visible. */
    public Strip strip(Theme theme, double width, double height) {
        return new Strip(this, theme, width, height);
    }
}
