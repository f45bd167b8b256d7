package dev.tideline.study;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.study.Table3.Cell;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The shapes of the MEMA paper's Table 3, in the largest and smallest cap measured: where memory gets scarce depends on
 * the device, and on what its runtime holds beside the networks. One at a time, where nothing else is said.
 */
final class Shapes {
    /** What counts as equal (a choice of this project): the paper prints two digits, a machine that others use repeats itself less well. */
    private static final double EQUAL = 1.05;

    private static final String MEMA = "MEMA";
    private static final long SCARCE_BYTES = Bytes.GIB / 2;

    private final Table3 table;
    private final List<Long> caps;

    Shapes(Table3 table) {
        this.table = table;
        this.caps = table.times().keySet().stream()
                .map(Cell::capBytes)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    List<Verdict> verdicts() {
        return List.of(fastestWithRoom(), slowestWithout(), memaStaysGood(), linearDoesNotCare(), twoAtOnceHurt());
    }

    private Verdict fastestWithRoom() {
        String claim = "With the largest cap, greedy Partial is faster than every other policy";
        if (caps.size() < 2) {
            return Verdict.unknown(claim, "it takes a larger cap than the smallest");
        }
        List<Double> ratios = greedyPartial(caps.get(0)).stream()
                .flatMap(cell -> others(cell).stream())
                .toList();
        return judge(
                claim,
                ratios,
                r -> largest(r) < 1,
                r -> text("at %s it takes %s times as long as each", Bytes.exact(caps.get(0)), range(r)));
    }

    private Verdict slowestWithout() {
        String claim = "With the smallest cap, greedy Partial is slower than every other policy";
        if (caps.isEmpty()) {
            return Verdict.unknown(claim, "nothing was measured");
        }
        long cap = caps.get(caps.size() - 1);
        List<Double> ratios = greedyPartial(cap).stream()
                .flatMap(cell -> others(cell).stream())
                .toList();
        return judge(
                claim,
                ratios,
                r -> smallest(r) > 1,
                r -> text("at %s it takes %s times as long as each; of Bulk + FCFS: ", Bytes.exact(cap), range(r))
                        + byCap(this::greedyToBulk));
    }

    private Verdict memaStaysGood() {
        List<Double> ratios = caps.stream()
                .flatMap(cap -> relative(partial(MEMA, cap)).stream())
                .toList();
        return judge(
                "MEMA + Partial is faster than Bulk + FCFS under every cap",
                ratios,
                r -> largest(r) < 1,
                r -> byCap(cap -> relative(partial(MEMA, cap))));
    }

    private Verdict linearDoesNotCare() {
        List<Double> ratios =
                caps.stream().flatMap(cap -> linearSpread(cap).stream()).toList();
        return judge(
                text("Linear does not care about the scheduler (within %.0f %%)", 100 * (EQUAL - 1)),
                ratios,
                r -> largest(r) <= EQUAL,
                r -> "slowest over fastest scheduler: " + byCap(this::linearSpread));
    }

    private Verdict twoAtOnceHurt() {
        List<Cell> scarce = table.times().keySet().stream()
                .filter(cell -> cell.parallelism() == 1 && cell.capBytes() <= SCARCE_BYTES)
                .toList();
        List<Double> mema = twoToOne(scarce, cell -> cell.scheduler().equals(MEMA));
        List<Double> greedy = twoToOne(scarce, cell -> !cell.scheduler().equals(MEMA));
        String claim = "At 512M and below, two networks at once hurt every scheduler but MEMA";
        return mema.isEmpty()
                ? Verdict.unknown(claim, "MEMA was not measured both ways")
                : judge(
                        claim,
                        greedy,
                        r -> smallest(r) > 1 && largest(mema) <= EQUAL,
                        r -> "two at once take " + range(r) + " times as long as one at a time, under MEMA "
                                + range(mema));
    }

    private List<Double> twoToOne(List<Cell> cells, Function<Cell, Boolean> which) {
        return cells.stream()
                .filter(which::apply)
                .flatMap(cell -> table.ratio(cell.atOnce(2), cell).stream().boxed())
                .toList();
    }

    private static Cell partial(String scheduler, long cap) {
        return new Cell(LoadingPolicy.PARTIAL, scheduler, cap, 1);
    }

    /** Greedy: whatever memory there is, it loads. */
    private static List<Cell> greedyPartial(long cap) {
        return Table3.SCHEDULERS.stream()
                .filter(scheduler -> !scheduler.equals(MEMA))
                .map(scheduler -> partial(scheduler, cap))
                .toList();
    }

    /** Its time over that of each other policy under the same scheduler, as far as they were measured. */
    private List<Double> others(Cell cell) {
        List<Double> ratios = new ArrayList<>();
        for (LoadingPolicy other : LoadingPolicy.values()) {
            if (other != cell.loading()) {
                table.ratio(cell, cell.under(other)).ifPresent(ratios::add);
            }
        }
        return ratios;
    }

    private List<Double> relative(Cell cell) {
        return table.relative(cell).stream().boxed().toList();
    }

    private List<Double> greedyToBulk(long cap) {
        return greedyPartial(cap).stream()
                .flatMap(cell -> relative(cell).stream())
                .toList();
    }

    private List<Double> linearSpread(long cap) {
        List<Double> times = table.times().keySet().stream()
                .filter(cell ->
                        cell.loading() == LoadingPolicy.LINEAR && cell.capBytes() == cap && cell.parallelism() == 1)
                .map(table.times()::get)
                .toList();
        return times.size() < 2 ? List.of() : List.of(largest(times) / smallest(times));
    }

    private static Verdict judge(
            String claim,
            List<Double> ratios,
            Function<List<Double>, Boolean> holds,
            Function<List<Double>, String> found) {
        return ratios.isEmpty()
                ? Verdict.unknown(claim, "no pair of the cells it needs was measured")
                : Verdict.of(claim, found.apply(ratios), holds.apply(ratios));
    }

    private String byCap(Function<Long, List<Double>> ratios) {
        return caps.stream()
                .filter(cap -> !ratios.apply(cap).isEmpty())
                .map(cap -> Bytes.exact(cap) + " " + range(ratios.apply(cap)))
                .collect(Collectors.joining(", "));
    }

    private static String range(List<Double> ratios) {
        String least = text("%.2f", smallest(ratios));
        String most = text("%.2f", largest(ratios));
        return least.equals(most) ? least : least + " to " + most;
    }

    private static double smallest(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    private static double largest(Collection<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
