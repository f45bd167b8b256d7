package dev.tideline.engine.local;

/** Nanoseconds since a run began. Immutable; any thread. */
final class RunClock {
    private final long began;

    /** Begins now. */
    RunClock() {
        this(System.nanoTime());
    }

    /** @param began by this machine's monotonic clock, which all its processes share */
    RunClock(long began) {
        this.began = began;
    }

    long nowNs() {
        return System.nanoTime() - began;
    }
}
