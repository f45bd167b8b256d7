package dev.tideline.engine.local;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Lets bytes pass at a rate, in the order in which they are asked for; all threads together. */
final class Pace {
    private final long bytesPerSecond;
    private long freeNs = System.nanoTime();

    /** @param bytesPerSecond 0: no limit */
    Pace(long bytesPerSecond) {
        this.bytesPerSecond = bytesPerSecond;
    }

    boolean isLimited() {
        return bytesPerSecond > 0;
    }

    /** @return when a device of this rate would have delivered these bytes after all that were asked for before */
    synchronized long reserve(int bytes) {
        long takes = Math.round((double) bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
        long now = System.nanoTime();
        // A thread that comes a little late has not let the device be idle.
        freeNs = (now - freeNs > takes ? now : freeNs) + takes;
        return freeNs;
    }

    /** Returns at that time. */
    void await(long ns) {
        for (long left = ns - System.nanoTime(); left > 0; left = ns - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
