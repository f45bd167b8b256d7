package dev.tideline.engine.remote.agent;

import java.time.Duration;

/**
 * What a stranger can cost at most.
 *
 * @param handshake until a connection has proved its key
 * @param idle how long a connection may stay without a call
 */
record Limits(int connections, int callsPerConnection, int messageBytes, Duration handshake, Duration idle) {
    /** A message holds a piece of an object, or a batch of events; weights travel in pieces. */
    static final Limits USUAL = new Limits(64, 32, 4 << 20, Duration.ofSeconds(10), Duration.ofMinutes(10));
}
