package dev.tideline.schedule;

import dev.tideline.workload.Job;

/**
 * Which ready task a free worker takes, and what memory admits. One instance serves one run, on one thread, and may keep
 * counts of its own; it must be a pure function of the calls it got, so that a run can be replayed.
 *
 * <p>Among the ready tasks that a worker is offered, the one with the smallest {@link #key} is asked about first.
 * Tasks of one network, layer and kind are admitted or refused together: only the first of them is asked about.
 */
public interface Scheduler {
    /** "MEMA": how users call it; the command line ignores its case. */
    String name();

    /** One sentence for the choice in the workbench. */
    String sentence();

    /** The order among ready tasks, asked once when the task becomes ready. */
    Key key(Task task);

    /** The key in words, for the inspector: "expected 11.0 ms". */
    String describe(Task task);

    /** Which key comes first, in one sentence for the inspector: what a reader needs to see why the chosen one leads. */
    default String order() {
        return sentence();
    }

    /** Whether this ready task may start now. */
    default Admission admit(Task task, Situation now) {
        return Admission.yes("never memory-tested");
    }

    /** Whether the next waiting job, given by its Init, may become active now. Jobs are asked in their order. */
    default Admission activate(Task init, Situation now) {
        return now.activeJobs() < now.parallelism()
                ? Admission.yes("fewer jobs active than parallelism allows")
                : Admission.wait("as many jobs are active as parallelism allows", 0, 0);
    }

    /** Whether {@link #activate} decides. If not, every Init is ready on arrival and a job is active from its Init's dispatch. */
    default boolean usesParallelism() {
        return true;
    }

    /** A task was dispatched. */
    default void started(Task task) {}

    /** A job's last Exec has finished. */
    default void ended(Job job) {}
}
