package dev.tideline.engine.remote;

/**
 * Hears what a remote run has beside its events: how it stands with the connection, the queue and the device. Called on
 * the run's thread; must return fast.
 */
public interface AgentListener {
    /** Whenever it changed, and at every try while there is no connection. */
    void link(LinkState state);

    /** While the run goes on, when it changed much. */
    default void device(DeviceCondition device) {}

    /** Before the run: weights and pictures that the agent lacks are on their way. */
    default void sending(long doneBytes, long allBytes) {}

    /** The order is not followed any more: it came to its end, or was given up here. */
    default void over() {}

    /** For who does not want to know. */
    AgentListener NONE = state -> {};
}
