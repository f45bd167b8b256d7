/**
 * The simulator: virtual time, costs from the profile, contention as a fluid, and what memory really does under the cap
 * ({@link dev.tideline.engine.sim.PagingModel}). Knows nothing of clocks and threads.
 *
 * <p>Decisions: a task passes through stages (dispatch, paging, its own work) and keeps its work left at an anchor time, so
 * that only a change in who shares its resource touches it; without contention all times are exact integers.
 *
 * <p>Paging is decided when a task starts, and for a Load without room with each part of it, byte by byte in order of last
 * use, and never looks through all objects: a run that pages costs little more than one that does not. Where running tasks
 * do not fit together the largest pays for all, as pages that are touched once lose against pages that are touched often.
 * How near this comes to recorded runs is what {@code ./tideline fit} prints, and to this machine's
 * {@code ./tideline compare-engines}.
 */
package dev.tideline.engine.sim;
