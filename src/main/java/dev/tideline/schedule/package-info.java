/**
 * What is decided, and nothing else: the tasks of a job and their order ({@link dev.tideline.schedule.LoadingPolicy},
 * {@link dev.tideline.schedule.TaskGraph}), which ready task a worker takes and what memory admits ({@link
 * dev.tideline.schedule.Scheduler}), the bytes promised ({@link dev.tideline.schedule.MemoryLedger}), and the reason of
 * each choice ({@link dev.tideline.schedule.Decision}). Pure: no clock, thread, file or log.
 *
 * <p>Decisions: a scheduler is an order and an admission, apart from the shape of the graph, so that any loading policy
 * runs under any scheduler. Jobs of one network share one graph, and a task's place in it is an offset: a run of a
 * million tasks keeps only its active jobs unfolded. Keys are fixed while a task waits, so that a heap can hold them.
 */
package dev.tideline.schedule;
