package dev.tideline.study;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.GroupSteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.Quantiles;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;

/** One spec run several times, or not yet. All traces have ended; figures are of those that finished. */
public record Repeats(RunSpec spec, List<RunTrace> runs) {
    public Repeats {
        runs = List.copyOf(runs);
    }

    public List<RunTrace> finished() {
        return runs.stream().filter(Repeats::finished).toList();
    }

    static boolean finished(RunTrace run) {
        return run.end().orElseThrow().outcome() == RunEvent.Outcome.FINISHED;
    }

    /** In nanoseconds; empty if none finished. */
    public OptionalLong makespanNs() {
        return median(run -> Metrics.of(run).makespanNs());
    }

    /** Over the finished runs; empty if none finished. */
    OptionalLong median(ToLongFunction<RunTrace> figure) {
        List<RunTrace> finished = finished();
        return finished.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(
                        Quantiles.median(finished.stream().mapToLong(figure).asDoubleStream())));
    }

    /** The shortest makespan in nanoseconds; empty if none finished. What disturbs a run only ever makes it longer. */
    public OptionalLong fastestNs() {
        return makespans().min();
    }

    /** From the fastest to the slowest makespan, as a share of the median; 0 for one run. */
    public double spread() {
        return finished().size() < 2
                ? 0
                : (double) (makespans().max().orElseThrow() - fastestNs().orElseThrow())
                        / makespanNs().orElseThrow();
    }

    private LongStream makespans() {
        return finished().stream().mapToLong(run -> Metrics.of(run).makespanNs());
    }

    /** The most that any run promised, in bytes. */
    public long peakPromisedBytes() {
        return runs.stream().mapToLong(run -> run.memory().peakBytes()).max().orElse(0);
    }

    /** The most that any run had in swap, in bytes. */
    public long peakSwappedBytes() {
        return runs.stream().mapToLong(Repeats::swapped).max().orElse(0);
    }

    private static long swapped(RunTrace run) {
        return Math.max(run.group().swapPeakBytes(), run.resident().swappedPeakBytes());
    }

    /** Whether any run, also one that did not finish, paged at all. */
    public boolean pages() {
        return runs.stream().anyMatch(Repeats::pages);
    }

    /** A real task's major faults may as well be of mapped files: there, only what was in swap tells. */
    static boolean pages(RunTrace run) {
        Metrics metrics = Metrics.of(run);
        return swapped(run) > 0 || run.conditions().isEmpty() && metrics.pagedInBytes() + metrics.pagedOutBytes() > 0;
    }

    /** What became of the first run that did not finish: "killed", "failed", "stalled"; empty if all did. */
    public String trouble() {
        return runs.stream()
                .filter(run -> !finished(run))
                .map(Repeats::outcome)
                .findFirst()
                .orElse("");
    }

    /** How a run ended, in one word. */
    public static String outcome(RunTrace run) {
        GroupSteps group = run.group();
        boolean killed = group.size() > 0 && group.get(group.size() - 1).oomKills() > 0;
        return killed ? "killed" : run.end().orElseThrow().outcome().name().toLowerCase(Locale.ROOT);
    }
}
