package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What one simulated task costs with ledger, decisions, paging model and trace on, for ten thousand and for a million
 * tasks: the paper's five networks, Partial, two workers, a cap of 1G. In processor time of the one thread it needs, so
 * that other programs on the machine do not count.
 */
final class SimulatorBench implements Benchmark {
    private static final List<String> PAPER = List.of("AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet");
    private static final int SMALL = 10_000;
    private static final int LARGE = 1_000_000;
    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "simulator";
    }

    @Override
    public void run(Consumer<String> line) {
        double hold = Median.of(REPEATS, () -> HoldLoop.nsPerEvent(LARGE));
        line.accept(String.format(
                "%-10s %9.0f ns per event: a bare PriorityQueue hold loop, queue of 1000", "baseline", hold));
        line.accept(String.format(
                "%-10s %12s %12s %8s %14s %10s",
                "scheduler", "ns/task 10^4", "ns/task 10^6", "growth", "tasks/s 10^6", "x hold"));
        for (String scheduler : List.of("FCFS", "SJF", "MEMA", "MASA")) {
            nsPerTask(scheduler, SMALL, LARGE);
            double small = Median.of(REPEATS, () -> nsPerTask(scheduler, SMALL, LARGE));
            double large = Median.of(REPEATS, () -> nsPerTask(scheduler, LARGE, LARGE));
            line.accept(String.format(
                    "%-10s %12.0f %12.0f %8.2f %14.0f %10.1f",
                    scheduler, small, large, large / small, 1e9 / large, large / hold));
        }
    }

    /** Runs of {@code tasks} tasks each until {@code total} tasks have been simulated; nanoseconds for each. */
    private static double nsPerTask(String scheduler, int tasks, int total) {
        RunSpec spec = spec(scheduler, tasks);
        long begin = Cpu.ns();
        long done = 0;
        while (done < total) {
            RunTrace trace = new RunTrace(spec);
            new Simulator().run(spec, new RunControl(), trace);
            done += trace.spans().size();
        }
        return (Cpu.ns() - begin) / (double) done;
    }

    static RunSpec spec(String scheduler, int tasks) {
        Catalog catalog = Catalog.shipped();
        Map<String, Network> networks =
                PAPER.stream().map(catalog::network).collect(Collectors.toMap(Network::name, Function.identity()));
        int tasksOfAll = networks.values().stream()
                .mapToInt(n -> 1 + 2 * n.layers().size())
                .sum();
        int images = (tasks + tasksOfAll - 1) / tasksOfAll;
        Workload workload = new Workload("bench", "", List.of(new Request(0, PAPER, images, "")), List.of());
        return new RunSpec(
                workload,
                networks,
                catalog.profile("recorded-laptop"),
                Bytes.GIB,
                LoadingPolicy.PARTIAL,
                scheduler,
                2,
                2,
                0,
                MemoryModel.IDEAL,
                7);
    }
}
