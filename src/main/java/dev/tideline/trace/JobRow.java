package dev.tideline.trace;

import dev.tideline.workload.Job;

/**
 * A job's life, in nanoseconds since the run began.
 *
 * @param firstTask id of its Init
 * @param startedBefore how many tasks of the run had started when it arrived: its place in the order of events
 * @param activatedNs {@link Spans#RUNNING} while it waits
 * @param finishNs {@link Spans#RUNNING} until its last Exec has ended
 */
public record JobRow(Job job, int firstTask, int startedBefore, long activatedNs, long finishNs) {
    public boolean finished() {
        return finishNs != Spans.RUNNING;
    }

    public long responseNs() {
        return finishNs - job.arrivalNs();
    }
}
