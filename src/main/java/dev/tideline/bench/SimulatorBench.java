package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import java.util.List;
import java.util.function.Consumer;

/**
 * What one simulated task costs with ledger, decisions, paging model and trace on, for ten thousand and for a million
 * tasks: the paper's five networks, Partial, two workers, a cap of 1G. In processor time of the one thread it needs, so
 * that other programs on the machine do not count.
 */
final class SimulatorBench implements Benchmark {
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public void run(Consumer<String> line) {
        Paper paper = Paper.load();
        double hold = Median.of(REPEATS, () -> HoldLoop.nsPerEvent(LARGE));
        line.accept(String.format(
                "%-10s %9.0f ns per event: a bare PriorityQueue hold loop, queue of 1000", "baseline", hold));
        line.accept(String.format(
                "%-10s %12s %12s %8s %14s %10s",
                "scheduler", "ns/task 10^4", "ns/task 10^6", "growth", "tasks/s 10^6", "x hold"));
        for (String scheduler : List.of("FCFS", "SJF", "MEMA", "MASA")) {
            nsPerTask(paper, scheduler, SMALL, LARGE);
            nsPerTask(paper, scheduler, LARGE, LARGE);
            double small = Median.of(REPEATS, () -> nsPerTask(paper, scheduler, SMALL, LARGE));
            double large = Median.of(REPEATS, () -> nsPerTask(paper, scheduler, LARGE, LARGE));
            line.accept(String.format(
                    "%-10s %12.0f %12.0f %8.2f %14.0f %10.1f",
                    scheduler, small, large, large / small, 1e9 / large, large / hold));
        }
    }

    /** Runs of {@code tasks} tasks each until {@code total} tasks have been simulated; nanoseconds for each. */
    private static double nsPerTask(Paper paper, String scheduler, int tasks, int total) {
        RunSpec spec = paper.spec(tasks, scheduler);
        long begin = Cpu.ns();
        long done = 0;
        while (done < total) {
            RunTrace trace = new RunTrace(spec);
            new Simulator().run(spec, new RunControl(), trace);
            done += trace.spans().size();
        }
        return (Cpu.ns() - begin) / (double) done;
    }
}
