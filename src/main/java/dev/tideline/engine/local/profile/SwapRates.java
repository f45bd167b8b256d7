package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.Repeated;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.workload.Profile.Swap;

/**
 * Bandwidth of paging, as tasks see it: how much longer they took under a cap that was enforced than alone, over the bytes
 * that the simulator pages for the same tasks. It so includes what faults cost, and what the kernel pages otherwise than
 * the model. Under Bulk, Loads page out and Execs page in and out: two equations for two rates.
 */
final class SwapRates {
    private static final double NS = 1e9;

    /** Sums over tasks of one side of the equations. */
    private record Side(double inBytes, double outBytes, double excessNs) {
        Side plus(Side other) {
            return new Side(inBytes + other.inBytes, outBytes + other.outBytes, excessNs + other.excessNs);
        }
    }

    private SwapRates() {}

    /**
     * @param capped what happened
     * @param simulated the same run in the simulator
     * @param firstJob those before it are warm-up
     * @return {@link Swap#NONE} if paging took no time that can be told apart
     */
    static Swap fit(RunTrace capped, RunTrace simulated, Repetitions alone, int firstJob) {
        Side loads = new Side(0, 0, 0);
        Side execs = new Side(0, 0, 0);
        for (int i = 0; i < capped.spans().size(); i++) {
            Span task = capped.spans().get(i);
            if (task.job() >= firstJob && task.kind() != TaskKind.INIT) {
                Side side = side(task, simulated, alone);
                loads = task.kind() == TaskKind.LOAD ? loads.plus(side) : loads;
                execs = task.kind() == TaskKind.EXEC ? execs.plus(side) : execs;
            }
        }
        return solve(loads, execs);
    }

    private static Side side(Span task, RunTrace simulated, Repetitions alone) {
        Span model = simulated.spans().get(simulated.spans().ofTask(task.task()));
        Repeated own = task.kind() == TaskKind.LOAD ? alone.load(task.layer()) : alone.exec(task.layer());
        return new Side(model.pagedInBytes(), model.pagedOutBytes(), task.durationNs() - own.median());
    }

    /** in/read + out/write = excess, twice. */
    private static Swap solve(Side a, Side b) {
        double determinant = a.inBytes * b.outBytes - b.inBytes * a.outBytes;
        double read = determinant / (a.excessNs * b.outBytes - b.excessNs * a.outBytes);
        double write = determinant / (a.inBytes * b.excessNs - b.inBytes * a.excessNs);
        if (read > 0 && write > 0 && Double.isFinite(read) && Double.isFinite(write)) {
            return new Swap(perSecond(read), perSecond(write));
        }
        Side all = a.plus(b);
        double both = (all.inBytes + all.outBytes) / all.excessNs;
        return both > 0 && Double.isFinite(both) ? new Swap(perSecond(both), perSecond(both)) : Swap.NONE;
    }

    private static long perSecond(double bytesPerNs) {
        return Math.max(1, Math.round(bytesPerNs * NS));
    }
}
