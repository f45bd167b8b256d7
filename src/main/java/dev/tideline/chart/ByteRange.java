package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import java.util.Collection;
import java.util.List;

/**
 * Which bytes a memory track has room for: from 0 up, and from 0 down for what is swapped out. A cap far above everything
 * that happens would flatten it all; it is then left out and named instead.
 */
public record ByteRange(long top, long swapped) {
    /** Each run's own, as far as it has come. */
    public static final ByteRange OWN = new ByteRange(0, 0);

    private static final double HEADROOM = 1.12;
    private static final double SWAP_HEADROOM = 1.05;
    private static final double FAR = 2.5;

    /** One range for runs that stand below each other, so that a byte is as high in each. */
    public static ByteRange common(Collection<RunTrace> traces) {
        long peak = traces.stream().mapToLong(ByteRange::peak).max().orElse(0);
        long top = traces.stream()
                .mapToLong(t -> t.spec().capBytes())
                .filter(cap -> near(cap, peak, traces))
                .reduce(peak, Math::max);
        long swapped = traces.stream()
                .mapToLong(t -> t.resident().swappedPeakBytes())
                .max()
                .orElse(0);
        return new ByteRange((long) (HEADROOM * Math.max(1, top)), (long) (SWAP_HEADROOM * swapped));
    }

    private static boolean near(long cap, long peak, Collection<RunTrace> traces) {
        boolean empty =
                traces.stream().allMatch(t -> peak(t) <= t.spec().profile().baseBytes());
        return empty || cap <= FAR * peak;
    }

    private static long peak(RunTrace trace) {
        return Math.max(
                trace.spec().profile().baseBytes() + trace.memory().peakBytes(),
                trace.resident().peakBytes());
    }

    /** This one, or the run's own. */
    ByteRange or(RunTrace trace) {
        return equals(OWN) ? common(List.of(trace)) : this;
    }
}
