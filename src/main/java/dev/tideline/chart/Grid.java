package dev.tideline.chart;

import java.util.List;

/** The vertical lines at the ticks of the time axis: pixel columns from the left of the plot, and their colour. */
record Grid(int[] columns, int color) {
    static Grid of(List<TimeScale.Tick> ticks, TimeScale scale, int color) {
        return new Grid(
                ticks.stream()
                        .mapToInt(t -> (int) Math.floor(scale.x(t.ns()) - scale.left()))
                        .toArray(),
                color);
    }

    void paint(Surface surface, Box box) {
        surface.color(color);
        for (int column : columns) {
            if (column >= 0 && column < box.width()) {
                surface.fillRect(box.x() + column, box.y(), 1, box.height());
            }
        }
    }
}
