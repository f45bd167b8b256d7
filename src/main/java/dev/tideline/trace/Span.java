package dev.tideline.trace;

import dev.tideline.schedule.TaskKind;

/**
 * A task on its worker, from start to finish, in nanoseconds since the run began.
 *
 * @param index place in {@link Spans}, by dispatch
 * @param layer -1 for Init
 * @param finishNs {@link Spans#RUNNING} while it has not finished
 * @param pagingNs part of its time that went into paging
 */
public record Span(
        int index,
        int task,
        int job,
        int layer,
        TaskKind kind,
        int worker,
        long readyNs,
        long startNs,
        long finishNs,
        long pagingNs,
        long pagedInBytes,
        long pagedOutBytes) {
    public boolean running() {
        return finishNs == Spans.RUNNING;
    }

    public long durationNs() {
        return finishNs - startNs;
    }

    public long waitedNs() {
        return startNs - readyNs;
    }
}
