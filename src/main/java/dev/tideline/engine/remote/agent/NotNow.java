package dev.tideline.engine.remote.agent;

import dev.tideline.workload.InvalidInput;

/** Refused as things are; the client asks how they are and tries again. */
final class NotNow extends InvalidInput {
    NotNow(String message) {
        super(message);
    }
}
