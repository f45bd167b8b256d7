package dev.tideline.ui.play;

import java.util.List;

/**
 * How fast a simulated run is replayed: seconds of virtual time per second.
 *
 * @param factor {@link Double#POSITIVE_INFINITY}: as fast as it goes
 */
public record Speed(double factor) {
    public static final Speed FASTEST = new Speed(Double.POSITIVE_INFINITY);
    public static final Speed NORMAL = new Speed(1);

    /** The stops of the slider. */
    public static final List<Speed> STOPS = java.util.stream.DoubleStream.of(
                    0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, Double.POSITIVE_INFINITY)
            .mapToObj(Speed::new)
            .toList();

    public Speed {
        if (!(factor > 0)) {
            throw new IllegalArgumentException("speed " + factor);
        }
    }

    public boolean fastest() {
        return Double.isInfinite(factor);
    }

    /** The nearest stop of the slider. */
    public int stop() {
        int best = 0;
        for (int i = 0; i < STOPS.size(); i++) {
            if (STOPS.get(i).factor <= factor) {
                best = i;
            }
        }
        return best;
    }

    /** "0.5x", "10x", "max". */
    public String title() {
        if (fastest()) {
            return "max";
        }
        return (factor == Math.rint(factor) ? Long.toString((long) factor) : Double.toString(factor)) + "x";
    }
}
