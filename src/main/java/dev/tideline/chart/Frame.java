package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import java.util.List;

/** What one act of painting has at hand. On the thread that paints. */
final class Frame {
    final Surface surface;
    final TimeScale scale;
    final List<TimeScale.Tick> ticks;
    final Grid grid;
    final Overlay overlay;
    final Timeline timeline;
    final Tints tints;
    final Theme theme;
    private final double pixel;
    private final double namesX;

    Frame(Surface surface, TimeScale scale, Overlay overlay, Timeline timeline, Tints tints, double namesX) {
        this.surface = surface;
        this.scale = scale;
        this.overlay = overlay;
        this.timeline = timeline;
        this.tints = tints;
        this.theme = tints.theme();
        this.ticks = scale.ticks(Face.REGULAR, Axis.SIZE);
        this.grid = Grid.of(ticks, scale, theme.grid());
        this.pixel = surface.pixel();
        this.namesX = namesX;
    }

    RunTrace trace() {
        return timeline.trace();
    }

    /** The nearest place where an edge is sharp on this surface. */
    double snap(double v) {
        return Math.round(v / pixel) * pixel;
    }

    double pixel() {
        return pixel;
    }

    /** x of a time, sharp, and not so far outside of the plot that numbers lose precision. */
    double x(long ns) {
        double x = scale.x(ns);
        return snap(Math.max(scale.left() - 8, Math.min(scale.left() + scale.width() + 8, x)));
    }

    int columns() {
        return (int) scale.width();
    }

    /** Whether a search is on and this span is not what it found. */
    boolean faint(int span) {
        return !overlay.hits().isEmpty() && !overlay.hits().get(span);
    }

    void text(Face face, double size, int color, String text, double x, double y, Surface.Anchor anchor) {
        surface.font(face, size);
        surface.color(color);
        surface.text(text, x, y, anchor);
    }

    /** The name of a vertical axis beside the values of it, where it has the room. */
    void axisName(String name, double top, double bottom) {
        if (bottom - top >= Face.REGULAR.width(name, Axis.SIZE)) {
            surface.font(Face.REGULAR, Axis.SIZE);
            surface.color(theme.muted());
            surface.upward(name, namesX, (top + bottom) / 2);
        }
    }
}
