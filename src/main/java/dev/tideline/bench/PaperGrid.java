package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The MEMA paper's grid of small batches: every loading policy, scheduler, cap and parallelism over every choice of three
 * to five of its networks on one image, with two workers and memory as Caffe uses it.
 */
final class PaperGrid {
    static final List<String> SCHEDULERS = List.of("FCFS", "SJF", "LJF", "MEMA");
    static final List<Long> CAPS = List.of(Bytes.GIB, Bytes.GIB / 2, Bytes.GIB / 4);
    static final List<Integer> PARALLELISM = List.of(1, 2);
    private static final int FEWEST_NETWORKS = 3;
    private static final int WORKERS = 2;

    record Cell(LoadingPolicy loading, String scheduler, long capBytes, int parallelism) {}

    /** A cell's makespan for each layer executed, over all subsets. */
    record Result(Cell cell, int tasks, double msPerLayer) {}

    private final Paper paper;
    private final Map<String, Network> networks;

    PaperGrid(Paper paper) {
        this.paper = paper;
        this.networks = paper.networks().stream().collect(Collectors.toMap(Network::name, Function.identity()));
    }

    static List<Cell> cells() {
        List<Cell> cells = new ArrayList<>();
        for (LoadingPolicy loading : LoadingPolicy.values()) {
            for (String scheduler : SCHEDULERS) {
                for (long cap : CAPS) {
                    PARALLELISM.forEach(parallelism -> cells.add(new Cell(loading, scheduler, cap, parallelism)));
                }
            }
        }
        return cells;
    }

    /** Each choice of three or more of the networks, in the paper's order. */
    static List<List<String>> subsets() {
        List<List<String>> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << Paper.NAMES.size(); mask++) {
            if (Integer.bitCount(mask) >= FEWEST_NETWORKS) {
                subsets.add(subset(mask));
            }
        }
        return subsets;
    }

    private static List<String> subset(int mask) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Paper.NAMES.size(); i++) {
            if ((mask >> i & 1) == 1) {
                names.add(Paper.NAMES.get(i));
            }
        }
        return names;
    }

    /** Simulates everything, on the calling thread. */
    List<Result> run() {
        return cells().stream().map(this::run).toList();
    }

    private Result run(Cell cell) {
        int tasks = 0;
        int layers = 0;
        double milliseconds = 0;
        for (List<String> subset : subsets()) {
            RunTrace trace = new RunTrace(spec(cell, subset));
            new Simulator().run(trace.spec(), new RunControl(), trace);
            tasks += trace.spans().size();
            layers += subset.stream()
                    .mapToInt(name -> networks.get(name).layers().size())
                    .sum();
            milliseconds += Metrics.of(trace).makespanNs() / 1e6;
        }
        return new Result(cell, tasks, milliseconds / layers);
    }

    private RunSpec spec(Cell cell, List<String> subset) {
        return new RunSpec(
                new Workload("small batch", "", List.of(new Request(0, subset, 1, "")), List.of()),
                networks,
                paper.profile(),
                cell.capBytes(),
                cell.loading(),
                cell.scheduler(),
                WORKERS,
                cell.parallelism(),
                0,
                MemoryModel.CAFFE,
                7);
    }
}
