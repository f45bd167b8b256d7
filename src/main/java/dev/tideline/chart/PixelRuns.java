package dev.tideline.chart;

/** Turns pixels into few rectangles for surfaces that have none: columns into runs, merged with equal columns beside. */
final class PixelRuns {
    private PixelRuns() {}

    /** Receives a rectangle of one colour, relative to the block. */
    interface Visitor {
        void rect(int x, int y, int width, int height, int argb);
    }

    static void paint(Surface surface, int x, int y, int width, int height, int[] argb) {
        visit(width, height, argb, (dx, dy, w, h, color) -> {
            surface.color(color);
            surface.fillRect(x + dx, y + dy, w, h);
        });
    }

    static void visit(int width, int height, int[] argb, Visitor visitor) {
        int first = 0;
        for (int column = 1; column <= width; column++) {
            if (column == width || differs(argb, width, height, first, column)) {
                column(first, column - first, argb, width, height, visitor);
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

    private static void column(int column, int columns, int[] argb, int width, int height, Visitor visitor) {
        int start = 0;
        for (int row = 1; row <= height; row++) {
            if (row == height || argb[row * width + column] != argb[start * width + column]) {
                visitor.rect(column, start, columns, row - start, argb[start * width + column]);
                start = row;
            }
        }
    }
}
