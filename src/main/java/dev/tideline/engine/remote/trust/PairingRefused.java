package dev.tideline.engine.remote.trust;

/** An agent does not pair now. The message says why and what to do; it is shown as it is. */
public final class PairingRefused extends RuntimeException {
    PairingRefused(String message) {
        super(message);
    }
}
