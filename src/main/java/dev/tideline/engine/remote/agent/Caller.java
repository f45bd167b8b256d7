package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.Role;
import io.grpc.Context;

/**
 * Who a call is from.
 *
 * @param name as it is listed; for a stranger, as it calls itself
 * @param fingerprint of the key it proved to have, also where it shows a token
 */
record Caller(String name, Fingerprint fingerprint, Role role) {
    static final Context.Key<Caller> KEY = Context.key("caller");

    /** Of the call that this thread carries out. */
    static Caller current() {
        return KEY.get();
    }

    /** "ann@laptop (1a2b3c4d)" */
    String text() {
        return name + " (" + fingerprint.prefix() + ")";
    }
}
