/**
 * The simulator: virtual time, costs from the profile, contention as a fluid, and what memory really does under the cap
 * ({@link dev.tideline.engine.sim.PagingModel}). Knows nothing of clocks and threads.
 *
 * <p>Decisions: a task passes through stages (dispatch, paging, its own work) and keeps its work left at an anchor time, so
 * that only a change in who shares its resource touches it; without contention all times are exact integers.
 */
package dev.tideline.engine.sim;
