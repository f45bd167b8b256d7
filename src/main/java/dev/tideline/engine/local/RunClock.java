package dev.tideline.engine.local;

/** Nanoseconds since a run began. Immutable; any thread. */
final class RunClock {
    private final long began = System.nanoTime();

    long nowNs() {
        return System.nanoTime() - began;
    }
}
