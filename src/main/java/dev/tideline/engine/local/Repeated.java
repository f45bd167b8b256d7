package dev.tideline.engine.local;

import dev.tideline.trace.Quantiles;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The middle of repeated measurements, and how far apart they lie.
 *
 * @param spread between the first and the third quartile
 */
public record Repeated(long median, long spread) {
    private static final double FIRST_QUARTILE = 0.25;
    private static final double THIRD_QUARTILE = 0.75;

    /** @param values at least one, in any order */
    public static Repeated of(LongStream values) {
        double[] sorted = values.asDoubleStream().sorted().toArray();
        double spread = Quantiles.of(sorted, THIRD_QUARTILE) - Quantiles.of(sorted, FIRST_QUARTILE);
        return new Repeated(Math.round(Quantiles.median(DoubleStream.of(sorted))), Math.round(spread));
    }
}
