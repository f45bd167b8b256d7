package dev.tideline.bench;

import dev.tideline.trace.Quantiles;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Repeats a measurement and takes the middle one: single times on a shared machine mean little. */
final class Median {
    private Median() {}

    static double of(int times, DoubleSupplier measurement) {
        return Quantiles.median(DoubleStream.generate(measurement).limit(times));
    }
}
