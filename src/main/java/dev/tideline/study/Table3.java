package dev.tideline.study;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Table 3 of the MEMA paper (Galjaard et al. 2020): times of loading policies under schedulers and memory caps, relative to
 * Bulk + FCFS under the same cap. The paper's is of networks one at a time.
 *
 * @param times of cells in any one unit; a cell that is missing was not measured, or did not finish
 */
public record Table3(Map<Cell, Double> times) {
    public static final List<String> NETWORKS = List.of("AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet");
    public static final List<String> SCHEDULERS = List.of("FCFS", "SJF", "LJF", "MEMA");
    public static final List<Long> CAPS = List.of(2 * Bytes.GIB, Bytes.GIB, Bytes.GIB / 2, Bytes.GIB / 4);
    private static final int WORKERS = 2;
    private static final long SEED = 7;

    /** The paper's figures at {@link #CAPS}; it gives one for Linear, and none for DeepEye under SJF and LJF here. */
    private static final Map<String, List<Double>> PAPER = Map.of(
            "DEEPEYE FCFS", List.of(0.92, 0.91, 0.91, 0.88),
            "DEEPEYE MEMA", List.of(0.91, 1.02, 1.00, 0.92),
            "PARTIAL FCFS", List.of(0.77, 0.77, 0.89, 1.15),
            "PARTIAL LJF", List.of(0.78, 0.77, 0.90, 1.16),
            "PARTIAL MEMA", List.of(0.80, 0.92, 0.95, 0.91),
            "PARTIAL SJF", List.of(0.76, 0.75, 0.85, 1.16));

    private static final List<Double> PAPER_LINEAR = List.of(1.00, 1.01, 1.01, 0.92);

    /** @param parallelism how many networks are active at once */
    public record Cell(LoadingPolicy loading, String scheduler, long capBytes, int parallelism) {
        /** What it is compared with. */
        Cell bulk() {
            return new Cell(LoadingPolicy.BULK, "FCFS", capBytes, parallelism);
        }

        Cell under(LoadingPolicy other) {
            return new Cell(other, scheduler, capBytes, parallelism);
        }

        Cell atOnce(int networks) {
            return new Cell(loading, scheduler, capBytes, networks);
        }
    }

    public Table3 {
        times = Map.copyOf(times);
    }

    /** Every combination, by loading policy, scheduler, cap, parallelism. */
    public static List<Cell> cells(
            List<LoadingPolicy> loading, List<String> schedulers, List<Long> caps, List<Integer> parallelism) {
        List<Cell> cells = new ArrayList<>();
        for (LoadingPolicy policy : loading) {
            for (String scheduler : schedulers) {
                for (long cap : caps) {
                    parallelism.forEach(p -> cells.add(new Cell(policy, scheduler, cap, p)));
                }
            }
        }
        return cells;
    }

    /** A cell's run: each network once, on one picture, all there from the beginning, with two workers. */
    public static RunSpec spec(
            Cell cell, List<String> names, Map<String, Network> networks, Profile profile, MemoryModel memoryModel) {
        return new RunSpec(
                new Workload("small batch", "", List.of(new Request(0, names, 1, "")), List.of()),
                networks,
                profile,
                cell.capBytes(),
                cell.loading(),
                cell.scheduler(),
                WORKERS,
                cell.parallelism(),
                0,
                memoryModel,
                SEED);
    }

    /** What the paper says of a cell; empty where it, or our copy of it, says nothing. */
    public static OptionalDouble paper(Cell cell) {
        int column = CAPS.indexOf(cell.capBytes());
        if (column < 0 || cell.parallelism() != 1) {
            return OptionalDouble.empty();
        }
        return switch (cell.loading()) {
            case BULK -> OptionalDouble.of(1);
            case LINEAR -> OptionalDouble.of(PAPER_LINEAR.get(column));
            case DEEPEYE, PARTIAL -> {
                List<Double> row = PAPER.get(cell.loading() + " " + cell.scheduler());
                yield row == null ? OptionalDouble.empty() : OptionalDouble.of(row.get(column));
            }
        };
    }

    /** To Bulk + FCFS under the same cap and parallelism; empty if either has no time. */
    public OptionalDouble relative(Cell cell) {
        return ratio(cell, cell.bulk());
    }

    OptionalDouble ratio(Cell cell, Cell other) {
        Double time = times.get(cell);
        Double otherTime = times.get(other);
        return time == null || otherTime == null ? OptionalDouble.empty() : OptionalDouble.of(time / otherTime);
    }

    /** What the paper concludes from the table, and whether it can be concluded from this one. */
    public List<Verdict> verdicts() {
        return new Shapes(this).verdicts();
    }
}
