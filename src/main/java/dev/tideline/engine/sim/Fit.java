package dev.tideline.engine.sim;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.trace.Quantiles;
import dev.tideline.workload.Profile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How near the simulator comes to the recordings: absolute times, cell by cell, and the order of policies at each cap. */
public record Fit(List<Cell> cells) {
    public static final double MEDIAN_LIMIT = 0.15;
    public static final double WORST_LIMIT = 0.30;

    /** One recorded run and what the model says of it, in milliseconds. */
    public record Cell(RecordedRun run, double modelMs) {
        public double recordedMs() {
            return run.makespanMs();
        }

        public double ratio() {
            return modelMs / recordedMs();
        }

        double error() {
            return Math.abs(ratio() - 1);
        }
    }

    /** Simulates every recorded run. @param profile of their networks */
    public static Fit of(Profile profile) {
        return new Fit(RecordedRun.all().stream()
                .map(run -> new Cell(run, run.simulatedMs(profile)))
                .toList());
    }

    public double medianError() {
        return Quantiles.median(cells.stream().mapToDouble(Cell::error));
    }

    public double worstError() {
        return cells.stream().mapToDouble(Cell::error).max().orElseThrow();
    }

    /** The cells of each cap, in the order of the recordings. */
    public Map<String, List<Cell>> columns() {
        return cells.stream()
                .collect(Collectors.groupingBy(c -> c.run().cap(), LinkedHashMap::new, Collectors.toList()));
    }

    public static List<LoadingPolicy> recordedOrder(List<Cell> column) {
        return order(column, Cell::recordedMs);
    }

    public static List<LoadingPolicy> modelOrder(List<Cell> column) {
        return order(column, Cell::modelMs);
    }

    /** Fastest first. Of two that tie, the one that was recorded as slower comes first, so that a tie is never right. */
    private static List<LoadingPolicy> order(List<Cell> column, ToDoubleFunction<Cell> time) {
        return column.stream()
                .sorted(Comparator.comparingDouble(time)
                        .thenComparing(
                                Comparator.comparingDouble(Cell::recordedMs).reversed()))
                .map(c -> c.run().loading())
                .toList();
    }

    public boolean isOrderRight() {
        return columns().values().stream().allMatch(c -> modelOrder(c).equals(recordedOrder(c)));
    }

    /** Whether median error, worst error and order are as they should be. */
    public boolean holds() {
        return medianError() <= MEDIAN_LIMIT && worstError() <= WORST_LIMIT && isOrderRight();
    }
}
