package dev.tideline.bench;

import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Repeats a measurement and takes the middle one: single times on a shared machine mean little. */
final class Median {
    private Median() {}

    static double of(int times, DoubleSupplier measurement) {
        double[] sorted =
                DoubleStream.generate(measurement).limit(times).sorted().toArray();
        return sorted[times / 2];
    }
}
