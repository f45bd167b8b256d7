/**
 * The agent: runs on this machine for others. {@link dev.tideline.engine.remote.agent.Agent} puts it together, {@link
 * dev.tideline.engine.remote.agent.AgentServer} is its only open door, {@link dev.tideline.engine.remote.agent.Guard} asks
 * of each call who it is from, and services learn it as {@link dev.tideline.engine.remote.agent.Caller}.
 *
 * <p>Decisions: whatever a stranger does costs a bounded amount of memory and time and at most one line in the {@link
 * dev.tideline.engine.remote.agent.Journal}, and ends no more than its own connection. One small event loop and unpooled
 * buffers, because the smallest board has 512 MB and is there for inference. Who may do what is looked up at each call, so
 * that revoking holds at once.
 */
package dev.tideline.engine.remote.agent;
