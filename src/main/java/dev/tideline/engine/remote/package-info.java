/**
 * Runs on another machine. {@link dev.tideline.engine.remote.RemoteEngine} is an engine like any other, {@link
 * dev.tideline.engine.remote.RemoteProfiler} measures an agent's device, {@link dev.tideline.engine.remote.RemoteRuns} are
 * the orders that an agent has, to follow or end. {@link dev.tideline.engine.remote.Discovery} finds agents in the local
 * network, {@link dev.tideline.engine.remote.AgentPairing} makes user and agent known to each other, and an {@link
 * dev.tideline.engine.remote.AgentLink} is one connection to an {@link dev.tideline.engine.remote.AgentAddress} for a user
 * with an {@link dev.tideline.engine.remote.Access}. The other end is {@code engine.remote.agent}, which this package does
 * not know; who may speak to whom is {@code engine.remote.trust}'s.
 *
 * <p>Decisions. A run belongs to the agent: here it is only followed, over as many connections as it takes ({@code
 * Lifeline}), each going on at the first event that is missing; what the agent tells is checked as a run file is. TLS 1.3
 * only, with keys known beforehand instead of authorities: an agent that answers with another key than the one paired is
 * refused. A connection begins with Hello, which the agent insists on: after a connection broke, the next one is a new link.
 * Weights and pictures are named by their hashes and sent once. Stubs and messages stay in these packages; others get
 * records.
 */
package dev.tideline.engine.remote;
