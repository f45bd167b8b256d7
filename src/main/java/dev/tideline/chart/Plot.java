package dev.tideline.chart;

import java.util.Optional;

/**
 * A timeline laid out for one size: time axis on top, lanes, memory, queue, all on one time scale; names and values stand
 * left of {@link #left}. Immutable; on the thread of its trace.
 */
public final class Plot {
    private static final double GUTTER = 96;

    private final Timeline timeline;
    private final Options options;
    private final Theme theme;
    private final double width;
    private final double height;

    Plot(Timeline timeline, Options options, Theme theme, double width, double height) {
        this.timeline = timeline;
        this.options = options;
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /** Where time begins, in pixels. */
    public double left() {
        return GUTTER;
    }

    /** How many pixels time has. */
    public double timeWidth() {
        return Math.max(1, width - GUTTER);
    }

    /** The scale that shows the whole run as far as it has come. */
    public TimeScale fitted() {
        return TimeScale.fitted(timeline.trace().nowNs(), left(), timeWidth());
    }

    /** The same times as {@code scale} shows, where this plot has its time axis. */
    public TimeScale placed(TimeScale scale) {
        return scale.at(left(), timeWidth());
    }

    /** How many job lanes fit; with more jobs than that, {@link Options#from} scrolls. */
    public int jobLanes() {
        return 0;
    }

    /** Paints everything, beginning with an opaque background. @param scale as {@link #placed} */
    public void paint(Surface surface, TimeScale scale, Overlay overlay) {
        surface.color(theme.background());
        surface.fillRect(0, 0, width, height);
    }

    /** What lies at a point. */
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return Optional.empty();
    }
}
