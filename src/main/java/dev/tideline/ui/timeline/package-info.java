/**
 * The run as it is looked at: lanes, memory and queue over time, what a task did, why it ran there and then, what memory
 * held at the cursor, and two runs side by side. {@link dev.tideline.ui.timeline.TimelinePane} shows a trace, {@link
 * dev.tideline.ui.timeline.InspectorPane} explains what is selected in it.
 *
 * <p>What is shown is worked out in classes that know no toolkit ({@code MomentState}, {@code RangeSums}, {@code Search},
 * {@code Comparison}, {@code WhyHere}) and tested without one; the panes place it on the screen. Lanes, tracks and
 * overlays are painted by {@code dev.tideline.chart}, so that an exported picture is what the screen shows. A trace
 * belongs to the JavaFX thread; sums over a long run come from indexes that grow with it, a slice per frame, so that no
 * pulse waits for a million tasks. Of engines it knows only {@code Replay}, which lists all candidates of a decision;
 * nothing of files or the window around it.
 */
package dev.tideline.ui.timeline;
