/**
 * The agent: runs on this machine for others. {@link dev.tideline.engine.remote.agent.Agent} puts it together. {@link
 * dev.tideline.engine.remote.agent.AgentServer} is its only open door, {@link dev.tideline.engine.remote.agent.Guard} asks
 * of each call who it is from, and services learn it as {@link dev.tideline.engine.remote.agent.Caller}. Behind the door,
 * {@link dev.tideline.engine.remote.agent.AgentRuns} takes orders: {@code RunQueue} has one carried out at a time by a {@link
 * dev.tideline.engine.remote.agent.Carrier}, {@code RunStore} keeps their files, {@code ObjectStore} what was sent, {@code
 * WatchStream} tells a watcher what it lacks, and {@code DeviceWatch} looks after the device.
 *
 * <p>Decisions: whatever a stranger does costs a bounded amount of memory and time and at most one line in the {@link
 * dev.tideline.engine.remote.agent.Journal}, and ends no more than its own connection. One small event loop and unpooled
 * buffers, because the smallest board has 512 MB and is there for inference. Who may do what is looked up at each call, so
 * that revoking holds at once. Everything that must outlive the process is a file, written whole or appended to; watchers
 * read from the run's file and never from memory, each at its own pace.
 */
package dev.tideline.engine.remote.agent;
