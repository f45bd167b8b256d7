package dev.tideline.engine.local;

import java.util.stream.LongStream;

/**
 * The middle of repeated measurements, and how far apart they lie.
 *
 * @param spread between the first and the third quartile
 */
record Repeated(long median, long spread) {
    private static final double FIRST_QUARTILE = 0.25;
    private static final double MIDDLE = 0.5;
    private static final double THIRD_QUARTILE = 0.75;

    /** @param values at least one, in any order */
    static Repeated of(LongStream values) {
        long[] sorted = values.sorted().toArray();
        double spread = quantile(sorted, THIRD_QUARTILE) - quantile(sorted, FIRST_QUARTILE);
        return new Repeated(Math.round(quantile(sorted, MIDDLE)), Math.round(spread));
    }

    /** Linear between the neighbours. */
    private static double quantile(long[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
