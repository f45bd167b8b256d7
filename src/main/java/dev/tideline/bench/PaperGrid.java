package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.study.Table3;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The MEMA paper's grid of small batches: every loading policy, scheduler, cap and parallelism over every choice of three
 * to five of its networks on one image, with two workers and memory as Caffe uses it.
 */
final class PaperGrid {
    static final List<Long> CAPS = List.of(Bytes.GIB, Bytes.GIB / 2, Bytes.GIB / 4);
    static final List<Integer> PARALLELISM = List.of(1, 2);
    private static final int FEWEST_NETWORKS = 3;

    /** A cell's makespan for each layer executed, over all subsets. */
    record Result(Table3.Cell cell, int tasks, double msPerLayer) {}

    private final Paper paper;
    private final Map<String, Network> networks;

    PaperGrid(Paper paper) {
        this.paper = paper;
        this.networks = paper.networks().stream().collect(Collectors.toMap(Network::name, Function.identity()));
    }

    static List<Table3.Cell> cells() {
        return Table3.cells(Arrays.asList(LoadingPolicy.values()), Table3.SCHEDULERS, CAPS, PARALLELISM);
    }

    /** Each choice of three or more of the networks, in the paper's order. */
    static List<List<String>> subsets() {
        List<List<String>> subsets = new ArrayList<>();
        for (int mask = 0; mask < 1 << Table3.NETWORKS.size(); mask++) {
            if (Integer.bitCount(mask) >= FEWEST_NETWORKS) {
                subsets.add(subset(mask));
            }
        }
        return subsets;
    }

    private static List<String> subset(int mask) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < Table3.NETWORKS.size(); i++) {
            if ((mask >> i & 1) == 1) {
                names.add(Table3.NETWORKS.get(i));
            }
        }
        return names;
    }

    /** Simulates everything, on the calling thread. */
    List<Result> run() {
        return cells().stream().map(this::run).toList();
    }

    private Result run(Table3.Cell cell) {
        int tasks = 0;
        int layers = 0;
        double milliseconds = 0;
        for (List<String> subset : subsets()) {
            RunTrace trace = new RunTrace(Table3.spec(cell, subset, networks, paper.profile(), MemoryModel.CAFFE));
            new Simulator().run(trace.spec(), new RunControl(), trace);
            tasks += trace.spans().size();
            layers += subset.stream()
                    .mapToInt(name -> networks.get(name).layers().size())
                    .sum();
            milliseconds += Metrics.of(trace).makespanNs() / 1e6;
        }
        return new Result(cell, tasks, milliseconds / layers);
    }
}
