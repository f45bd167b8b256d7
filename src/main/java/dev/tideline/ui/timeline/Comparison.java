package dev.tideline.ui.timeline;

import dev.tideline.chart.TimeText;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Runs side by side in words: each against the first. Pure. */
record Comparison(List<RunFigures> runs) {
    /** Differences below a thousandth of the longer run are not worth a sentence. */
    private static final double WORTH_SAYING = 0.001;

    Comparison {
        runs = List.copyOf(runs);
    }

    /** One or more sentences for each run after the first. */
    List<String> sentences() {
        List<String> all = new ArrayList<>();
        runs.stream()
                .filter(run -> !run.complete())
                .forEach(run -> all.add(run.name() + " did not run to its end; its figures end where it did."));
        for (RunFigures run : runs.subList(Math.min(1, runs.size()), runs.size())) {
            all.add(makespan(runs.get(0), run));
            all.add(response(runs.get(0), run));
            all.add(memory(runs.get(0), run));
        }
        return all;
    }

    private static String makespan(RunFigures first, RunFigures run) {
        long earlier = first.makespanNs() - run.makespanNs();
        if (Math.abs(earlier) < WORTH_SAYING * Math.max(first.makespanNs(), run.makespanNs())) {
            return run.name() + " and " + first.name() + " finish together, after " + TimeText.of(run.makespanNs())
                    + ".";
        }
        RunFigures quick = earlier > 0 ? run : first;
        RunFigures slow = earlier > 0 ? first : run;
        return quick.name() + " finishes " + TimeText.of(Math.abs(earlier)) + " earlier"
                + " than " + slow.name() + " (" + percent(quick, slow) + ")"
                + reason(quick, slow);
    }

    private static String percent(RunFigures quick, RunFigures slow) {
        return String.format(
                Locale.ROOT, "\u2212%.0f %%", 100.0 * (slow.makespanNs() - quick.makespanNs()) / slow.makespanNs());
    }

    /** "; 3.90 s of it is paging." for the part that explains most of the difference. */
    private static String reason(RunFigures quick, RunFigures slow) {
        long total = slow.makespanNs() - quick.makespanNs();
        List<Part> parts = differences(quick.chain(), slow.chain());
        Part paging = parts.get(0);
        if (paging.ns() >= 0.1 * total && paging.ns() <= total) {
            return "; " + TimeText.of(paging.ns()) + " of it is paging.";
        }
        if (paging.ns() > total) {
            return ": it pages " + TimeText.of(paging.ns()) + " less, and loses " + TimeText.of(paging.ns() - total)
                    + " elsewhere.";
        }
        Part most = parts.stream().max((a, b) -> Long.compare(a.ns(), b.ns())).orElse(paging);
        String although =
                paging.ns() <= -0.1 * total ? ", although it pages " + TimeText.of(-paging.ns()) + " longer" : "";
        String share = most.ns() >= total ? "all" : TimeText.of(most.ns());
        return "; " + share + " of it is " + most.name() + although + ".";
    }

    /** What the slow run's chain has more of than the quick one's. */
    private record Part(String name, long ns) {}

    private static List<Part> differences(CriticalChain.Parts quick, CriticalChain.Parts slow) {
        return List.of(
                new Part("paging", slow.pagingNs() - quick.pagingNs()),
                new Part("loading", slow.loadNs() - quick.loadNs()),
                new Part("executing", slow.execNs() - quick.execNs()),
                new Part("initialising", slow.initNs() - quick.initNs()),
                new Part("waiting", slow.waitingNs() - quick.waitingNs()));
    }

    private static String response(RunFigures first, RunFigures run) {
        return pair("Mean response", first, run, r -> TimeText.of(r.metrics().meanResponseNs())) + "; "
                + pair(
                        "95th percentile",
                        first,
                        run,
                        r -> TimeText.of(r.metrics().p95ResponseNs())) + ".";
    }

    private static String memory(RunFigures first, RunFigures run) {
        boolean paged = first.pagedBytes() > 0 || run.pagedBytes() > 0;
        return pair("Promised at most", first, run, r -> Bytes.human(r.metrics().peakPromisedBytes())) + "; "
                + (paged ? pair("paged", first, run, r -> Bytes.human(r.pagedBytes())) : "neither paged") + ".";
    }

    /** "Mean response 2.05 s with MEMA, 1.99 s with FCFS" */
    private static String pair(String what, RunFigures first, RunFigures run, Function<RunFigures, String> value) {
        return what + " " + value.apply(run) + " with " + run.name() + ", " + value.apply(first) + " with "
                + first.name();
    }
}
