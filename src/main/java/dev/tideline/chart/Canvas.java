package dev.tideline.chart;

import java.util.Arrays;

/**
 * A block of pixels that dense stretches are composed in, column by column, before they go to a surface at once. Reused;
 * on the painting thread.
 */
final class Canvas {
    private static final int TILE = 16;

    private int[] byColumn = new int[0];
    private int[] byRow = new int[0];
    private int width;
    private int height;
    private Object content = "";

    /** Begins a block of one colour, with the columns of the time grid in another. */
    void begin(int newWidth, int newHeight, int background, Grid grid) {
        content = "";
        width = newWidth;
        height = newHeight;
        if (byColumn.length < width * height) {
            byColumn = new int[width * height];
            byRow = new int[width * height];
        }
        Arrays.fill(byColumn, 0, width * height, background);
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
        turn();
    }

    /** Colours a column from row {@code from} to before {@code to}. */
    void fill(int column, int from, int to, int color) {
        int end = column * height + Math.min(to, height);
        for (int at = column * height + Math.max(0, from); at < end; at++) {
            byColumn[at] = color;
        }
    }

    /** Lays over a column what marks bytes over the cap: as hatched rectangles do, stripes six pixels apart. */
    void hatch(int column, int from, int to, Theme theme) {
        int under = byColumn[column * height];
        int shaded = Colors.over(theme.overCap(), under);
        for (int row = Math.max(0, from); row < Math.min(to, height); row++) {
            int at = column * height + row;
            if (byColumn[at] != under) {
                under = byColumn[at];
                shaded = Colors.over(theme.overCap(), under);
            }
            byColumn[at] = (column + row) % 6 == 0 ? theme.cap() : shaded;
        }
    }

    int height() {
        return height;
    }

    /** Paints what was filled in. */
    void paint(Surface surface, double x, double y) {
        turn();
        surface.pixels((int) x, (int) y, width, height, byRow);
    }

    /** Paints what was marked. */
    void repaint(Surface surface, double x, double y) {
        surface.pixels((int) x, (int) y, width, height, byRow);
    }

    /** Columns become rows, tile by tile: one after the other would miss the cache at every pixel. */
    private void turn() {
        for (int left = 0; left < width; left += TILE) {
            int right = Math.min(width, left + TILE);
            for (int row = 0; row < height; row++) {
                for (int column = left, at = left * height + row; column < right; column++, at += height) {
                    byRow[row * width + column] = byColumn[at];
                }
            }
        }
    }
}
