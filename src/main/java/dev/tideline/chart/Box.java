package dev.tideline.chart;

/** A rectangle of the chart, in pixels. */
record Box(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    boolean contains(double px, double py) {
        return px >= x && px < right() && containsY(py);
    }

    boolean containsY(double py) {
        return py >= y && py < bottom();
    }
}
