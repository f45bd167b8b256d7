package dev.tideline.chart;

import java.util.Optional;

/** A band of a plot: laid out for one size, paints what of the time scale is in view. */
interface Track {
    Box box();

    void paint(Frame frame);

    /** What lies at a point of the box, right of the names. */
    Optional<Hit> hit(TimeScale scale, double x, double y);
}
