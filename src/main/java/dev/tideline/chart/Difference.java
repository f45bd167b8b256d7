package dev.tideline.chart;

import dev.tideline.trace.CriticalChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Runs side by side in words, each measured against the first: what window, figures and command line say. Two figures of
 * paging are told apart: what lies on the chain of tasks that held the run up, which explains when it finishes, and what
 * all tasks page for together, which is more where they page side by side.
 */
public final class Difference {
    /** Differences below a thousandth of the longer run are not worth a sentence. */
    private static final double WORTH_SAYING = 0.001;

    private static final double WORTH_A_CLAUSE = 0.1;

    private Difference() {}

    /** Those runs first that did not come to their end, then a sentence or two for each run after the first. */
    public static List<String> sentences(List<Compared> runs) {
        List<String> all = new ArrayList<>();
        runs.stream()
                .filter(run -> !run.complete())
                .forEach(run -> all.add(run.name() + " did not run to its end; its figures end where it did."));
        runs.stream().skip(1).forEach(run -> all.add(sentence(run, runs.get(0))));
        return all;
    }

    /**
     * "MEMA finishes 4.30 s earlier than FCFS (−28.1 %); 3.90 s of it is paging on the critical path. All tasks together
     * page for 400 ms instead of 4.90 s."
     */
    public static String sentence(Compared run, Compared first) {
        long difference = run.makespanNs() - first.makespanNs();
        boolean together =
                Math.abs(difference) < WORTH_SAYING * Math.max(first.makespanNs(), run.makespanNs()) || difference == 0;
        String finish = together
                ? run.name() + " and " + first.name() + " finish together, after " + TimeText.of(run.makespanNs())
                : run.name() + " finishes " + TimeText.of(Math.abs(difference))
                        + (difference < 0 ? " earlier" : " later") + " than " + first.name()
                        + percent(difference, first.makespanNs()) + reason(run, first, difference);
        return finish + "." + paging(run.metrics().pagingNs(), first.metrics().pagingNs());
    }

    private static String percent(long difference, long of) {
        if (of == 0) {
            return "";
        }
        String size = String.format(Locale.ROOT, "%.1f", 100.0 * Math.abs(difference) / of);
        return " (" + (difference < 0 ? "\u2212" : "+") + size + "\u00A0%)";
    }

    /** What the two chains differ by in one kind of time, positive where it explains the difference. */
    private record Part(String name, long ns) {}

    private static String reason(Compared run, Compared first, long difference) {
        boolean earlier = difference < 0;
        long total = Math.abs(difference);
        List<Part> parts = parts(run.chain(), first.chain(), earlier ? -1 : 1);
        long paging = parts.get(0).ns();
        if (paging > total) {
            return ": on the critical path it pages " + TimeText.of(paging) + (earlier ? " less" : " more") + ", and "
                    + (earlier ? "loses " : "saves ") + TimeText.of(paging - total) + " elsewhere";
        }
        Part most = parts.stream().max((a, b) -> Long.compare(a.ns(), b.ns())).orElseThrow();
        Part named = paging >= WORTH_A_CLAUSE * total ? parts.get(0) : most;
        String although = paging <= -WORTH_A_CLAUSE * total
                ? ", although it pages " + TimeText.of(-paging) + (earlier ? " more" : " less")
                : "";
        return "; " + (named.ns() >= total ? "all" : TimeText.of(named.ns())) + " of it is " + named.name()
                + " on the critical path" + although;
    }

    private static List<Part> parts(CriticalChain.Parts run, CriticalChain.Parts first, int sign) {
        return List.of(
                new Part("paging", sign * (run.pagingNs() - first.pagingNs())),
                new Part("loading", sign * (run.loadNs() - first.loadNs())),
                new Part("executing", sign * (run.execNs() - first.execNs())),
                new Part("initialising", sign * (run.initNs() - first.initNs())),
                new Part("waiting", sign * (run.waitingNs() - first.waitingNs())));
    }

    private static String paging(long run, long first) {
        if (run == 0 && first == 0) {
            return "";
        }
        return run == 0
                ? " None of its tasks pages, instead of all together for " + TimeText.of(first) + "."
                : " All its tasks together page for " + TimeText.of(run) + " instead of "
                        + (first == 0 ? "not at all" : TimeText.of(first)) + ".";
    }
}
