package dev.tideline.engine.remote;

/** No work can be done with an agent. The message names host and port and what to do; it is shown as it is. */
public final class AgentUnreachable extends RuntimeException {
    /** Why. Only {@link #NO_ANSWER} may pass by itself. */
    public enum Reason {
        /** Nothing is there, or the network is down, or what is there does not speak as agents do. */
        NO_ANSWER,
        /** One of both does not know the other (any more). */
        NOT_PAIRED,
        /** Another key than the one paired: perhaps another machine at this address, perhaps somebody in between. */
        OTHER_KEY,
        /** The versions of both are too far apart. */
        VERSION
    }

    private final Reason reason;

    AgentUnreachable(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    AgentUnreachable(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
