/**
 * Who carries a run out. An {@link dev.tideline.engine.Engine} lets time pass (virtual, on this machine, on an agent);
 * the {@link dev.tideline.engine.Dispatcher} decides, the same for all of them, so that "simulated against real"
 * compares costs and never two implementations of a policy.
 *
 * <p>Decisions: the dispatcher has no thread and no clock; it is told finishes and arrivals and asked to dispatch, one
 * instant at a time. Ready tasks of one network, layer and kind form a class that is asked about once. A reason for
 * idling is reported when it changes, not at every instant.
 */
package dev.tideline.engine;
