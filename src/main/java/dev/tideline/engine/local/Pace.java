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

    /** Returns when a device of this rate would have delivered these bytes after all that were asked for before. */
    void await(int bytes) {
        long done = reserve(bytes);
        for (long left = done - System.nanoTime(); left > 0; left = done - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private synchronized long reserve(int bytes) {
        long now = System.nanoTime();
        long from = freeNs - now > 0 ? freeNs : now;
        freeNs = from + Math.round((double) bytes * TimeUnit.SECONDS.toNanos(1) / bytesPerSecond);
        return freeNs;
    }
}
