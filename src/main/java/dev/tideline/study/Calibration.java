package dev.tideline.study;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.Quantiles;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.ToDoubleFunction;

/** How near predicted runs come to measured ones: cell by cell, by network and kind of task, and in the order of policies. */
public record Calibration(List<Cell> cells) {
    public static final double MEDIAN_LIMIT = 0.10;
    public static final double WORST_LIMIT = 0.25;
    /** Share of pairs of policies whose order must be right. */
    public static final double ORDER_LIMIT = 0.9;
    /** Policies nearer to each other than this have no order to be right about. */
    public static final double ORDER_MARGIN = 0.15;

    /** One spec, predicted once and measured several times. */
    public record Cell(RunTrace predicted, Repeats measured) {
        public Cell {
            predicted.end().orElseThrow();
        }

        public RunSpec spec() {
            return measured.spec();
        }

        /** In nanoseconds; empty if the predicted run does not finish. */
        public OptionalLong predictedNs() {
            return Repeats.finished(predicted)
                    ? OptionalLong.of(Metrics.of(predicted).makespanNs())
                    : OptionalLong.empty();
        }

        /** Predicted over measured; empty if either has no makespan. */
        public OptionalDouble ratio() {
            OptionalLong measuredNs = measured.makespanNs();
            return predictedNs().isPresent() && measuredNs.isPresent()
                    ? OptionalDouble.of((double) predictedNs().getAsLong() / measuredNs.getAsLong())
                    : OptionalDouble.empty();
        }

        /** Whether anything paged, predicted or measured. */
        public boolean pages() {
            return Repeats.pages(predicted) || measured.pages();
        }
    }

    /**
     * Time in tasks of one kind of one network, in nanoseconds, summed over the cells that can be compared: measured is
     * the sum of each cell's median.
     *
     * @param pages over the cells in which anything paged, or over the others
     */
    public record Share(String network, TaskKind kind, boolean pages, long predictedNs, long measuredNs) {
        public double ratio() {
            return (double) predictedNs / measuredNs;
        }
    }

    /** Of predicted makespans where nothing pages, as shares of the measured ones. */
    public record Errors(double median, double worst, int cells) {}

    /** @param agree how many of the pairs are predicted in the order in which they were measured */
    private record Order(int agree, int pairs) {}

    public Calibration {
        cells = List.copyOf(cells);
    }

    /** @param predicted one ended run for each of those measured, of the same spec */
    public static Calibration of(List<RunTrace> predicted, List<Repeats> measured) {
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < measured.size(); i++) {
            cells.add(new Cell(predicted.get(i), measured.get(i)));
        }
        return new Calibration(cells);
    }

    /** What was asked for; what an engine needs for itself is not part of it. */
    private record Asked(
            Workload workload,
            long capBytes,
            LoadingPolicy loading,
            String scheduler,
            int workers,
            int parallelism,
            int execWorkers,
            long seed) {
        static Asked of(RunTrace run) {
            RunSpec spec = run.spec();
            return new Asked(
                    spec.workload(),
                    spec.capBytes(),
                    spec.loading(),
                    spec.scheduler(),
                    spec.workers(),
                    spec.parallelism(),
                    spec.execWorkers(),
                    spec.seed());
        }
    }

    /**
     * Puts runs together that were asked for alike, in the order of those measured; leaves out what has no counterpart.
     *
     * @param predicted ended; of several alike the last counts
     * @param measured ended
     */
    public static Calibration pairing(List<RunTrace> predicted, List<RunTrace> measured) {
        Map<Asked, RunTrace> byAsked = new HashMap<>();
        predicted.forEach(run -> byAsked.put(Asked.of(run), run));
        Map<Asked, List<RunTrace>> together = new LinkedHashMap<>();
        measured.stream().filter(run -> byAsked.containsKey(Asked.of(run))).forEach(run -> together.computeIfAbsent(
                        Asked.of(run), asked -> new ArrayList<>())
                .add(run));
        List<Cell> cells = new ArrayList<>();
        together.forEach((asked, runs) ->
                cells.add(new Cell(byAsked.get(asked), new Repeats(runs.get(0).spec(), runs))));
        return new Calibration(cells);
    }

    private List<Cell> comparable(boolean pages) {
        return cells.stream()
                .filter(cell -> cell.ratio().isPresent() && cell.pages() == pages)
                .toList();
    }

    /** Where time goes, by network in the workload's order, then kind; nothing where nothing can be compared. */
    public List<Share> shares() {
        List<Share> shares = new ArrayList<>();
        for (boolean pages : new boolean[] {false, true}) {
            List<Cell> compared = comparable(pages);
            if (!compared.isEmpty()) {
                for (String network : compared.get(0).spec().workload().networks()) {
                    for (TaskKind kind : TaskKind.values()) {
                        shares.add(share(network, kind, pages, compared));
                    }
                }
            }
        }
        return shares;
    }

    private static Share share(String network, TaskKind kind, boolean pages, List<Cell> compared) {
        long predicted = 0;
        long measured = 0;
        for (Cell cell : compared) {
            predicted += taskNs(cell.predicted(), network, kind);
            measured +=
                    cell.measured().median(run -> taskNs(run, network, kind)).orElseThrow();
        }
        return new Share(network, kind, pages, predicted, measured);
    }

    private static long taskNs(RunTrace run, String network, TaskKind kind) {
        Spans spans = run.spans();
        long sum = 0;
        for (int i = 0; i < spans.size(); i++) {
            if (spans.kind(i) == kind && run.job(spans.job(i)).job().network().equals(network)) {
                sum += spans.finishNs(i) - spans.startNs(i);
            }
        }
        return sum;
    }

    /** The targets: errors where nothing pages, the order of policies where anything does. */
    public List<Verdict> verdicts() {
        String median = text("Where nothing pages, the median error is at most %.0f %%", 100 * MEDIAN_LIMIT);
        String worst = text("Where nothing pages, the worst error is at most %.0f %%", 100 * WORST_LIMIT);
        String order = text(
                "Where anything pages, of pairs of policies that differ by more than %.0f %% at least %.0f %% are in the"
                        + " right order",
                100 * ORDER_MARGIN, 100 * ORDER_LIMIT);
        return List.of(
                error(median, MEDIAN_LIMIT, Errors::median), error(worst, WORST_LIMIT, Errors::worst), order(order));
    }

    private Verdict error(String claim, double limit, ToDoubleFunction<Errors> which) {
        Optional<Errors> errors = errors(1);
        if (errors.isEmpty()) {
            return Verdict.unknown(claim, "no cell without paging was predicted and measured");
        }
        double error = which.applyAsDouble(errors.get());
        int cells = errors.get().cells();
        return Verdict.of(claim, text("%.1f %% over %d cells", 100 * error, cells), error <= limit);
    }

    /**
     * How far predictions are off where nothing pages; empty if nothing can be compared there.
     *
     * @param pace 1 for the predictions as they are, otherwise {@link Pace#factor}: as if all of them were so many times
     *     as long
     */
    public Optional<Errors> errors(double pace) {
        double[] errors = comparable(false).stream()
                .mapToDouble(cell -> Math.abs(pace * cell.ratio().getAsDouble() - 1))
                .sorted()
                .toArray();
        return errors.length == 0
                ? Optional.empty()
                : Optional.of(
                        new Errors(Quantiles.median(Arrays.stream(errors)), errors[errors.length - 1], errors.length));
    }

    private Verdict order(String claim) {
        Order order = order();
        return order.pairs == 0
                ? Verdict.unknown(claim, "there is no such pair")
                : Verdict.of(
                        claim, text("%d of %d", order.agree, order.pairs), order.agree >= ORDER_LIMIT * order.pairs);
    }

    private Order order() {
        int agree = 0;
        int pairs = 0;
        List<Cell> all = cells.stream().filter(cell -> cell.ratio().isPresent()).toList();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (ordered(all.get(i), all.get(j))) {
                    pairs++;
                    agree += agrees(all.get(i), all.get(j)) ? 1 : 0;
                }
            }
        }
        return new Order(agree, pairs);
    }

    /** Two policies under one cap and scheduler of which either pages, far enough from each other. */
    private static boolean ordered(Cell a, Cell b) {
        boolean sameColumn = a.spec().capBytes() == b.spec().capBytes()
                && a.spec().scheduler().equals(b.spec().scheduler());
        double x = a.measured().makespanNs().orElseThrow();
        double y = b.measured().makespanNs().orElseThrow();
        return sameColumn && (a.pages() || b.pages()) && Math.max(x, y) > (1 + ORDER_MARGIN) * Math.min(x, y);
    }

    /** A predicted tie does not agree. */
    private static boolean agrees(Cell a, Cell b) {
        int predicted =
                Long.compare(a.predictedNs().orElseThrow(), b.predictedNs().orElseThrow());
        int measured = Long.compare(
                a.measured().makespanNs().orElseThrow(),
                b.measured().makespanNs().orElseThrow());
        return predicted == measured;
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
