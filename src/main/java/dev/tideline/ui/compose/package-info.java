/**
 * What the user is composing, without a toolkit: the {@link dev.tideline.ui.compose.Draft} of a workload with its {@link
 * dev.tideline.ui.compose.History}, and the {@link dev.tideline.ui.compose.RunSettings} that say how it shall be run.
 *
 * <p>Decisions: all are immutable values, so undo is a list of values and not a list of inverse commands. A draft may be
 * empty, a {@link dev.tideline.workload.Workload} may not. Times are milliseconds only in what the user types.
 */
package dev.tideline.ui.compose;
