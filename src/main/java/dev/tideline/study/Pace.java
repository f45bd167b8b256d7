package dev.tideline.study;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How fast a machine is while it is compared, beside what its profile says: the workload on one worker, a task after the
 * other, so that neither contention nor scheduling has a part in it. Other than 1 where neighbours, heat or clocks have
 * changed the machine since it was measured, and where a process that has just begun is slower than a warm one.
 *
 * @param cell of {@link #spec}, not one of those that are compared
 */
public record Pace(Calibration.Cell cell) {
    /** What is run to find it out. @param compared of one workload and profile; the largest cap is taken */
    public static RunSpec spec(List<RunSpec> compared) {
        long cap = compared.stream().mapToLong(RunSpec::capBytes).max().orElseThrow();
        return compared.get(0)
                .withWorkers(1)
                .withPolicies(LoadingPolicy.LINEAR, "FCFS")
                .withCap(cap);
    }

    /** How many times as long as predicted it takes; empty if a time is missing, or if there was paging in it. */
    public OptionalDouble factor() {
        OptionalDouble ratio = cell.ratio();
        return ratio.isPresent() && !cell.pages() ? OptionalDouble.of(1 / ratio.getAsDouble()) : OptionalDouble.empty();
    }
}
