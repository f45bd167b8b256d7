package dev.tideline.chart;

/**
 * What a chart is painted on: the screen, SVG, PNG and PDF implement it, painters know nothing else. Units are pixels (in
 * SVG and PDF: hundredths of an inch), y grows downwards. Colours are {@code 0xAARRGGBB}; colour and font hold until changed. Text widths come
 * from the bundled typeface itself ({@link Face}), so that every surface lays out alike.
 *
 * <p>Lives on the thread that paints.
 */
public interface Surface {
    /** Where {@code x} lies in a text. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /** The colour of what follows, alpha first: {@code 0xff0072b2}. */
    void color(int argb);

    void fillRect(double x, double y, double width, double height);

    void fillRoundRect(double x, double y, double width, double height, double radius);

    /** The outline lies inside the rectangle: nothing is drawn outside of it. */
    void strokeRect(double x, double y, double width, double height, double lineWidth);

    void line(double x1, double y1, double x2, double y2, double lineWidth);

    void dashedLine(double x1, double y1, double x2, double y2, double lineWidth, double dash, double gap);

    /** @param count how many leading elements of the arrays are corners; the arrays may be reused after the call */
    void fillPolygon(double[] xs, double[] ys, int count);

    void polyline(double[] xs, double[] ys, int count, double lineWidth);

    void font(Face face, double size);

    /** One line of text; {@code y} is its baseline. Characters the typeface lacks appear as {@link Face#printable} says. */
    void text(String text, double x, double y, Anchor anchor);

    /** One line of text that reads from below to above: its baseline is {@code x}, its middle {@code y}. */
    void upward(String text, double x, double y);

    /** Everything until {@link #unclip} is cut at this rectangle. Clips nest: each narrows the one before. */
    void clip(double x, double y, double width, double height);

    void unclip();

    /** The distance between places where an edge is sharp: 1 on a screen, less on what is finer. */
    default double pixel() {
        return 1;
    }

    /** Begins a group with a title for those who cannot see: SVG writes it, others may ignore it. */
    default void begin(String title) {}

    default void end() {}

    /**
     * Diagonal stripes in the present colour, in phase with those of every other rectangle.
     *
     * @param distance from stripe to stripe along x
     */
    default void hatchRect(double x, double y, double width, double height, double distance, double lineWidth) {
        double right = x + width;
        double bottom = y + height;
        double c = Math.ceil((x + y) / distance) * distance;
        for (; c < right + bottom; c += distance) {
            double x1 = Math.max(x, c - bottom);
            double x2 = Math.min(right, c - y);
            line(x1, c - x1, x2, c - x2, lineWidth);
        }
    }

    /**
     * Opaque pixels, one unit each, rows from the top: how a dense lane is drawn at a cost that does not depend on what is
     * in it. Unless a surface can do better they become rectangles, vertical runs merged with equal neighbours.
     *
     * @param argb at least {@code width * height} elements; may be reused after the call
     */
    default void pixels(int x, int y, int width, int height, int[] argb) {
        PixelRuns.paint(this, x, y, width, height, argb);
    }
}
