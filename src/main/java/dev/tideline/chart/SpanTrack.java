package dev.tideline.chart;

import java.util.Optional;

/** A track that shows tasks: it can say where one is, for outlines and arrows. */
interface SpanTrack extends Track {
    /** Top and height of the bar of a span, empty if its lane is not in view. */
    Optional<Row> row(int span);

    record Row(double y, double height) {
        /** Where an arrow to or from another row begins or ends: near the edge that faces it, below the label in the same row. */
        double towards(Row other) {
            double inset = Math.min(5, height / 4);
            return other.y < y ? y + inset : y + height - inset;
        }
    }
}
