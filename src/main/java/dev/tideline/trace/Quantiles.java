package dev.tideline.trace;

import java.util.stream.DoubleStream;

/** The order statistics of repeated measurements, by one definition for all who repeat. */
public final class Quantiles {
    private static final double MIDDLE = 0.5;

    private Quantiles() {}

    /** The middle one, the mean of both if two are in the middle. @param values at least one, in any order */
    public static double median(DoubleStream values) {
        return of(values.sorted().toArray(), MIDDLE);
    }

    /**
     * The value below which a share of all lie; linear between neighbours.
     *
     * @param sorted at least one
     * @param share from 0 to 1
     */
    public static double of(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
