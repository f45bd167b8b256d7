package dev.tideline.schedule;

import dev.tideline.workload.Job;
import java.util.HashMap;
import java.util.Map;

/**
 * Memory-aware scheduling by networks: Cox et al., "MASA", PerCom 2021, from EdgeCaffe's published code.
 *
 * <p>Networks with a short mean execution come first. A network starts only when its peak fits in what the started ones
 * have not locked, and holds its lock from its Init's dispatch until its last Exec ends; one that does not fit is
 * overtaken by one that does. Execs and Loads are never memory-tested. Parallelism does not apply.
 */
final class Masa implements Scheduler {
    private static final Admission FREE = Admission.yes("Execs and Loads of a started network need no lock");

    private final Map<Integer, Long> locks = new HashMap<>();
    private long lockedBytes;

    @Override
    public String name() {
        return "MASA";
    }

    @Override
    public String sentence() {
        return "Memory-aware by networks: start a network only when its peak fits beside those running, short networks first.";
    }

    @Override
    public Key key(Task task) {
        double mean = task.plan().execNs();
        return switch (task.kind()) {
            case EXEC -> new Key(0, mean, 0);
            case LOAD -> new Key(1, mean, 1);
            case INIT -> new Key(1, mean, 2);
        };
    }

    @Override
    public String describe(Task task) {
        String kind =
                switch (task.kind()) {
                    case EXEC -> "an Exec";
                    case LOAD -> "a Load";
                    case INIT -> "an Init";
                };
        return kind + ", network executes in " + Words.milliseconds(task.plan().execNs());
    }

    @Override
    public String order() {
        return "Execs come first, then Loads and Inits together; in both groups the network that executes in the shortest"
                + " time comes first, and of equal ones Loads before Inits.";
    }

    @Override
    public Admission admit(Task task, Situation now) {
        if (task.kind() != TaskKind.INIT) {
            return FREE;
        }
        long peak = task.plan().peakBytes();
        long missing = lockedBytes + peak - now.availableBytes();
        if (missing <= 0) {
            return Admission.yes("the network's peak fits beside the peaks that started networks lock", peak);
        }
        return locks.isEmpty()
                ? Admission.yes("no network is active, so one may always start", peak)
                : Admission.skip(
                        "the network's peak does not fit beside those that started networks lock until they end",
                        peak,
                        missing);
    }

    @Override
    public boolean usesParallelism() {
        return false;
    }

    @Override
    public void started(Task task) {
        if (task.kind() == TaskKind.INIT) {
            long peak = task.plan().peakBytes();
            locks.put(task.job().number(), peak);
            lockedBytes += peak;
        }
    }

    @Override
    public void ended(Job job) {
        lockedBytes -= locks.remove(job.number());
    }
}
