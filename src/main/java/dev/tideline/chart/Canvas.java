package dev.tideline.chart;

import java.util.Arrays;

/** A block of pixels that dense stretches are composed in before they go to a surface at once. Reused; on the painting thread. */
final class Canvas {
    private int[] argb = new int[0];
    private int width;
    private int height;
    private Object content = "";

    /** Begins a block of one colour, with the columns of the time grid in another. */
    void begin(int newWidth, int newHeight, int background, Grid grid) {
        content = "";
        width = newWidth;
        height = newHeight;
        if (argb.length < width * height) {
            argb = new int[width * height];
        }
        Arrays.fill(argb, 0, width * height, background);
        for (int column : grid.columns()) {
            if (column >= 0 && column < width) {
                fill(column, 0, height, grid.color());
            }
        }
    }

    /** Whether it still holds what {@link #mark} said of it. */
    boolean shows(Object what) {
        return what.equals(content);
    }

    void mark(Object what) {
        content = what;
    }

    /** Colours a column from row {@code from} to before {@code to}. */
    void fill(int column, int from, int to, int color) {
        for (int at = Math.max(0, from) * width + column, end = Math.min(to, height) * width; at < end; at += width) {
            argb[at] = color;
        }
    }

    int height() {
        return height;
    }

    int get(int column, int row) {
        return argb[row * width + column];
    }

    void paint(Surface surface, double x, double y) {
        surface.pixels((int) x, (int) y, width, height, argb);
    }
}
