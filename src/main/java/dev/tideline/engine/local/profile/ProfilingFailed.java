package dev.tideline.engine.local.profile;

/** A run that was to be measured did not come to its end; the message says why. What was measured before is kept. */
public final class ProfilingFailed extends RuntimeException {
    ProfilingFailed(String message) {
        super(message);
    }
}
