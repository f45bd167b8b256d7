package dev.tideline.schedule;

import dev.tideline.workload.Job;
import dev.tideline.workload.Profile.LayerCost;

/** A task of a job. Ids grow from job to job in the order I, L0, E0, L1, E1, ...: the lower id wins every tie. */
public final class Task {
    private final int id;
    private final Job job;
    private final TaskGraph graph;
    private final int offset;

    public Task(int id, Job job, TaskGraph graph, int offset) {
        this.id = id;
        this.job = job;
        this.graph = graph;
        this.offset = offset;
    }

    public int id() {
        return id;
    }

    public Job job() {
        return job;
    }

    public TaskGraph graph() {
        return graph;
    }

    public NetworkPlan plan() {
        return graph.plan();
    }

    public int offset() {
        return offset;
    }

    public TaskKind kind() {
        return TaskGraph.kind(offset);
    }

    /** The layer, -1 for Init. */
    public int layer() {
        return TaskGraph.layer(offset);
    }

    /** What the profile expects it to take alone, in nanoseconds. */
    public long expectedNs() {
        return graph.expectedNs(offset);
    }

    /** The costs of its layer. Not for Init. */
    public LayerCost layerCost() {
        return graph.plan().layer(layer());
    }

    /** "E5 conv2 of job 3 (AgeNet)": as decisions and errors name it. */
    @Override
    public String toString() {
        String what = kind() == TaskKind.INIT
                ? "Init"
                : kind().title() + " " + layer() + " '" + layerCost().name() + "'";
        return what + " of job " + job.number() + " (" + job.network() + ")";
    }
}
