package dev.tideline.engine;

import dev.tideline.schedule.TaskGraph;
import dev.tideline.workload.Job;

/** A job that has begun: what each of its tasks still waits for, and what it holds of the ledger. */
final class ActiveJob {
    final Job job;
    final TaskGraph graph;
    final int firstTask;
    final int[] pending;
    int unfinished;
    long weightsHeld;
    long blobsHeld;

    ActiveJob(Job job, TaskGraph graph, int firstTask) {
        this.job = job;
        this.graph = graph;
        this.firstTask = firstTask;
        this.pending = new int[graph.size()];
        for (int i = 0; i < pending.length; i++) {
            pending[i] = graph.predecessors(i);
        }
        this.unfinished = pending.length;
    }

    int lastExec() {
        return firstTask + pending.length - 1;
    }
}
