package dev.tideline.engine.remote;

import dev.tideline.engine.remote.trust.Role;

/** Roles to and from messages. */
public final class Roles {
    private Roles() {}

    public static dev.tideline.engine.remote.proto.Role message(Role role) {
        return switch (role) {
            case NONE -> dev.tideline.engine.remote.proto.Role.ROLE_NONE;
            case VIEW -> dev.tideline.engine.remote.proto.Role.ROLE_VIEW;
            case RUN -> dev.tideline.engine.remote.proto.Role.ROLE_RUN;
        };
    }

    /** What a newer agent may call otherwise allows nothing here. */
    static Role of(dev.tideline.engine.remote.proto.Role message) {
        return switch (message) {
            case ROLE_VIEW -> Role.VIEW;
            case ROLE_RUN -> Role.RUN;
            case ROLE_NONE, UNRECOGNIZED -> Role.NONE;
        };
    }
}
