package dev.tideline.ui.compose;

import dev.tideline.workload.Bytes;

/** The slider of the cap: equal steps are equal factors, 64M at 0 to 8G at 7, snapping to the marks and in steps between. */
public final class CapScale {
    public static final long LEAST = 64 * Bytes.MIB;
    public static final long MOST = 8 * Bytes.GIB;
    public static final double END = position(MOST);
    private static final double SNAP = 0.06;

    private CapScale() {}

    /** Doublings above 64M, within the slider. */
    public static double position(long bytes) {
        double at = Math.log((double) bytes / LEAST) / Math.log(2);
        return Math.max(0, Math.min(Math.log((double) MOST / LEAST) / Math.log(2), at));
    }

    /** A whole number of MiB: a mark when near one, otherwise a sixteenth of the mark below. */
    public static long bytes(double position) {
        long mark = LEAST << Math.round(position);
        if (Math.abs(position - Math.round(position)) < SNAP) {
            return mark;
        }
        long below = LEAST << (int) Math.floor(position);
        long step = Math.max(Bytes.MIB, below / 16);
        return Math.round(LEAST * Math.pow(2, position) / step) * step;
    }
}
