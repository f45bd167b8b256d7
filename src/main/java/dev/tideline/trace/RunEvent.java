package dev.tideline.trace;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Job;
import java.util.List;

/**
 * Something that happened in a run. Times are nanoseconds since the run began and never go back from one event to the
 * next, but for {@link Resident} and {@link Group}, which a sampler may report late. Whatever is shown of a run is computed from these.
 */
public sealed interface RunEvent {
    long timeNs();

    /** @param firstTask id of the job's Init; the ids of its other tasks follow */
    record JobArrived(long timeNs, Job job, int firstTask) implements RunEvent {}

    record JobActivated(long timeNs, int job) implements RunEvent {}

    /**
     * A worker took a task.
     *
     * @param readyNs since when it could have been taken
     * @param startNs when its own work begins: later than {@code timeNs} by the device's dispatch time
     */
    record TaskStarted(
            long timeNs,
            int task,
            int job,
            int layer,
            TaskKind kind,
            int worker,
            long readyNs,
            long startNs,
            Decision decision)
            implements RunEvent {}

    /** A worker stays idle although tasks are ready or jobs wait. */
    record WorkerIdle(long timeNs, int worker, Decision decision) implements RunEvent {}

    /**
     * @param startNs when its own work began, measured
     * @param pagingNs how much of its time went into paging
     */
    record TaskFinished(
            long timeNs, int task, int worker, long startNs, long pagingNs, long pagedInBytes, long pagedOutBytes)
            implements RunEvent {}

    /** The ledger changed by a task of this job. @param promisedBytes the sum over all jobs, after it */
    record Promised(long timeNs, int job, long weightsDelta, long blobsDelta, long promisedBytes) implements RunEvent {}

    /** A run on a real machine begins, at time 0 and before everything else. */
    record Began(long timeNs, Conditions conditions) implements RunEvent {}

    /** What memory really holds: modelled or measured, the device's base included. @param majorFaults since the run began */
    record Resident(long timeNs, long residentBytes, long swappedBytes, long majorFaults) implements RunEvent {}

    /**
     * What the control group that enforces the cap has counted by itself.
     *
     * @param usageBytes RAM charged to the group: also the runtime, cached pages of files and the kernel's own
     * @param swapBytes in swap, the runtime's included
     * @param majorFaults since the run began
     * @param stalledNs how long at least one of its tasks waited for memory since the run began; 0 where the kernel does
     *     not say (cgroup v1)
     * @param oomKills processes killed because nothing could be reclaimed
     */
    record Group(long timeNs, long usageBytes, long swapBytes, long majorFaults, long stalledNs, long oomKills)
            implements RunEvent {}

    /** @param ready tasks that no worker has taken @param waiting jobs that arrived and are not active */
    record Queue(long timeNs, int ready, int waiting) implements RunEvent {}

    record JobFinished(long timeNs, int job) implements RunEvent {}

    /** What a network said of its picture. @param randomWeights if so, it is not a prediction of anything */
    record JobResult(long timeNs, int job, List<Score> best, boolean randomWeights) implements RunEvent {
        public JobResult {
            best = List.copyOf(best);
        }
    }

    record Score(String label, double probability) {}

    /** Something the user should know of this run, in one sentence: no enforced cap, a throttled device, random weights. */
    record Remark(long timeNs, String text) implements RunEvent {}

    /**
     * From here on the run is held back, or let go on: while it is held, because the user paused or stopped it or because
     * a task failed, tasks end and jobs arrive, but nothing is activated or started. A run begins unheld.
     */
    record Held(long timeNs, boolean held) implements RunEvent {}

    record RunEnded(long timeNs, Outcome outcome, String message) implements RunEvent {}

    enum Outcome {
        FINISHED,
        STALLED,
        STOPPED,
        FAILED
    }
}
