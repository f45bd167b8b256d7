package dev.tideline.chart;

/**
 * How a figure is laid out for paper. A hundred units are an inch: the smallest text is printed in 7.5 points.
 *
 * @param width in units
 * @param title whether title, settings and outcome stand above the chart; a paper's caption may say them instead
 * @param legend whether colours and lines are explained
 */
public record FigureLayout(double width, boolean title, boolean legend) {
    /** Across a page: 7 inches. */
    public static final FigureLayout PAGE = new FigureLayout(700, true, true);

    /** In one of two columns: 3.3 inches. */
    public static final FigureLayout COLUMN = new FigureLayout(330, true, true);

    private static final double NARROW = 500;

    public FigureLayout with(boolean itsTitle, boolean itsLegend) {
        return new FigureLayout(width, itsTitle, itsLegend);
    }

    double margin() {
        return narrow() ? 4 : 14;
    }

    double inner() {
        return width - 2 * margin();
    }

    /** Tracks are lower where there is less width: a figure keeps its shape. */
    double height(double onAPage) {
        return narrow() ? Math.round(0.75 * onAPage) : onAPage;
    }

    private boolean narrow() {
        return width < NARROW;
    }
}
