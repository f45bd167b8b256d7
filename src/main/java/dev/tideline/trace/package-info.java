/**
 * What happened. Engines only emit {@link dev.tideline.trace.RunEvent}s to a {@link dev.tideline.trace.RunListener};
 * chart, metrics, exports, remote stream and replay are all computed from the {@link dev.tideline.trace.RunTrace} that
 * collects them. A live run is a trace that is still growing. {@link dev.tideline.trace.Metrics} sum it up,
 * {@link dev.tideline.trace.CriticalChain} says where its makespan went.
 *
 * <p>Decisions: columns in chunks instead of objects, because a million tasks must neither be copied nor garbage-collected
 * while a chart pans over them; an event is an object only on its way. Knows no engine, file or screen.
 */
package dev.tideline.trace;
