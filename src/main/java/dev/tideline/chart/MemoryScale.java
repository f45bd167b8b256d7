package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;

/**
 * Which byte lies at which height: 0 above the room for swapped bytes, the highest of cap, promises and residence near the
 * top. A cap far above everything that happens would flatten it all; it is then left out and named instead.
 */
record MemoryScale(double zeroY, double pixelsPerByte, long top, boolean capInView) {
    private static final double HEADROOM = 1.12;
    private static final double FAR = 2.5;
    private static final double TICK_DISTANCE = 30;

    static MemoryScale of(RunTrace trace, Box box) {
        long base = trace.spec().profile().baseBytes();
        long peak = Math.max(base + trace.memory().peakBytes(), trace.resident().peakBytes());
        long cap = trace.spec().capBytes();
        boolean near = peak <= base || cap <= FAR * peak;
        long top = (long) (HEADROOM * Math.max(1, near ? Math.max(cap, peak) : peak));
        long swapped = (long) (1.05 * trace.resident().swappedPeakBytes());
        double pixelsPerByte = box.height() / ((double) top + swapped);
        double zero = Math.round(box.bottom() - swapped * pixelsPerByte);
        return new MemoryScale(zero, (zero - box.y()) / top, top, near);
    }

    double y(long bytes) {
        return zeroY - bytes * pixelsPerByte;
    }

    /** A power of two, so that labels are round. */
    long tickStep() {
        long step = Bytes.KIB;
        while (step * pixelsPerByte < TICK_DISTANCE && step < Long.MAX_VALUE / 4) {
            step *= 2;
        }
        return step;
    }
}
