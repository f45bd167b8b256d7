/**
 * How a run's events reach the window: {@link dev.tideline.ui.play.EventBuffer} between the engine's thread and the
 * window's, {@link dev.tideline.ui.play.Playback} that says which of them are due, and {@link
 * dev.tideline.ui.play.LiveRun} that holds both together with the engine and the growing trace.
 *
 * <p>Decisions: the window pulls once per frame with a budget; nothing is pushed, so that a fast engine can never
 * flood the toolkit. The buffer is bounded and the engine waits when it is full, so that a simulated run of a million
 * tasks replayed slowly needs no memory for what is not shown yet. The simulator's pace is made here, by releasing events
 * at their virtual times; a real engine's events are shown as they come. Knows no toolkit: tested with a clock of numbers.
 */
package dev.tideline.ui.play;
