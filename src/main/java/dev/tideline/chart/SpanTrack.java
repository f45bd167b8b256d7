package dev.tideline.chart;

import java.util.Optional;

/** A track that shows tasks: it can say where one is, for outlines and arrows. */
interface SpanTrack extends Track {
    /** Top and height of the bar of a span, empty if its lane is not in view. */
    Optional<Row> row(int span);

    record Row(double y, double height) {
        double middle() {
            return y + height / 2;
        }
    }
}
