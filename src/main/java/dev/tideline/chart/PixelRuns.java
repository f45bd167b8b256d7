package dev.tideline.chart;

/** Turns pixels into few rectangles for surfaces that have none: columns into runs, runs merged with equal columns beside. */
final class PixelRuns {
    private PixelRuns() {}

    static void paint(Surface surface, int x, int y, int width, int height, int[] argb) {
        int first = 0;
        for (int column = 1; column <= width; column++) {
            if (column == width || differs(argb, width, height, first, column)) {
                column(surface, x + first, y, column - first, argb, first, width, height);
                first = column;
            }
        }
    }

    private static boolean differs(int[] argb, int width, int height, int a, int b) {
        for (int row = 0; row < height; row++) {
            if (argb[row * width + a] != argb[row * width + b]) {
                return true;
            }
        }
        return false;
    }

    private static void column(Surface s, int x, int y, int columns, int[] argb, int column, int width, int height) {
        int start = 0;
        for (int row = 1; row <= height; row++) {
            if (row == height || argb[row * width + column] != argb[start * width + column]) {
                s.color(argb[start * width + column]);
                s.fillRect(x, y + start, columns, row - start);
                start = row;
            }
        }
    }
}
