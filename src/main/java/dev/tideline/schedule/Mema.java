package dev.tideline.schedule;

import dev.tideline.workload.Profile.LayerCost;

/**
 * Memory-aware scheduling by layers: Algorithm 1 of Galjaard, Cox, Chen and Ghiassi, "Multi-inference on the Edge", 2020.
 *
 * <p>A ready Exec goes first, the one that frees most bytes for its time; then Inits; a Load only while the promised
 * bytes are within the cap. The test comes before the pin, so that one load in advance may exceed the cap by itself.
 * When nothing runs, one Load is always admitted (choice of this project; Bulk could not finish otherwise).
 */
final class Mema implements Scheduler {
    private static final Admission COMPUTE = Admission.yes("Execs and Inits are never memory-tested");
    private static final Admission FIRST = Admission.yes("no job is active, so the next one may always start");
    private static final String BEFORE_AND_AFTER = "promised bytes are within the cap before this load and after it";
    private static final String BEFORE_ONLY = "promised bytes were within the cap before this load;"
            + " it is not counted itself, so that one load in advance may exceed the cap";
    private static final String ABOVE = "promised bytes exceed the cap: no Load until they are within it again";
    private static final Admission FULL = Admission.wait("as many jobs are active as parallelism allows", 0, 0);

    @Override
    public String name() {
        return "MEMA";
    }

    @Override
    public String sentence() {
        return "Memory-aware by layers: execute what frees most memory for its time, and load only while promised bytes are within the cap.";
    }

    @Override
    public Key key(Task task) {
        return switch (task.kind()) {
            case EXEC -> Key.of(0, -throughput(task));
            case INIT -> Key.of(1, 0);
            case LOAD -> Key.of(2, task.layer());
        };
    }

    @Override
    public String describe(Task task) {
        return switch (task.kind()) {
            case EXEC -> "an Exec, memory throughput " + Words.throughput(throughput(task));
            case INIT -> "an Init";
            case LOAD -> "a Load of layer " + task.layer();
        };
    }

    @Override
    public String order() {
        return "Execs come first, the one with the highest memory throughput (bytes it works with, by its expected time)"
                + " before the others; then Inits; then Loads, the lowest layer first.";
    }

    private static double throughput(Task exec) {
        LayerCost c = exec.layerCost();
        return (double) (c.weightBytes() + c.outputBytes() + c.workspaceBytes()) / Math.max(1, c.execNs());
    }

    @Override
    public Admission admit(Task task, Situation now) {
        if (task.kind() != TaskKind.LOAD) {
            return COMPUTE;
        }
        long needed = task.graph().promises().taken(task.offset());
        if (now.promisedBytes() <= now.availableBytes()) {
            boolean exceeds = needed > now.availableBytes() - now.promisedBytes();
            return Admission.yes(exceeds ? BEFORE_ONLY : BEFORE_AND_AFTER, needed);
        }
        if (now.runningTasks() == 0) {
            return Admission.yes("progress: nothing runs, so one Load is always admitted", needed);
        }
        return Admission.wait(ABOVE, needed, now.promisedBytes() - now.availableBytes());
    }

    @Override
    public Admission activate(Task init, Situation now) {
        if (now.activeJobs() == 0) {
            return FIRST;
        }
        if (now.activeJobs() >= now.parallelism()) {
            return FULL;
        }
        long need = init.plan().cost().initBytes() + init.plan().firstWeightBytes();
        long missing = now.promisedBytes() + need - now.availableBytes();
        return missing <= 0
                ? Admission.yes("input and first weights fit under the cap", need)
                : Admission.wait("input and first weights do not fit under the cap", need, missing);
    }
}
