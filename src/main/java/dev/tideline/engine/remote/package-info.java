/**
 * Runs on another machine. An {@link dev.tideline.engine.remote.AgentLink} is one connection to an agent at an {@link
 * dev.tideline.engine.remote.AgentAddress}, for a user with an {@link dev.tideline.engine.remote.Access}; {@link
 * dev.tideline.engine.remote.Discovery} finds agents in the local network. The other end is {@code engine.remote.agent},
 * which this package does not know; who may speak to whom is {@code engine.remote.trust}'s.
 *
 * <p>Decisions: TLS 1.3 only, with keys known beforehand instead of authorities: an agent that answers with another key
 * than the one paired is refused. A connection begins with Hello, which the agent insists on: after a connection broke, the
 * next one is a new link. Stubs and messages stay in these packages; others get records.
 */
package dev.tideline.engine.remote;
