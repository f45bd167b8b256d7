package dev.tideline.chart;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What tells two runs apart, in words. */
public final class Difference {
    private Difference() {}

    /** "MEMA finishes 4.30 s earlier than FCFS (−28.1 %); its tasks page for 0.40 s instead of 4.30 s." */
    public static String sentence(ChartRun run, Metrics metrics, ChartRun other, Metrics otherMetrics) {
        List<String> names = names(run.trace().spec(), other.trace().spec());
        long difference = metrics.makespanNs() - otherMetrics.makespanNs();
        String first = difference == 0
                ? names.get(0) + " finishes at the same time as " + names.get(1)
                : names.get(0) + " finishes " + TimeText.of(Math.abs(difference))
                        + (difference < 0 ? " earlier" : " later") + " than " + names.get(1)
                        + percent(difference, otherMetrics.makespanNs());
        boolean paged = metrics.pagingNs() + otherMetrics.pagingNs() > 0;
        return first
                + (paged
                        ? "; its tasks page for " + TimeText.of(metrics.pagingNs()) + " instead of "
                                + TimeText.of(otherMetrics.pagingNs())
                        : "")
                + ".";
    }

    private static String percent(long difference, long of) {
        if (of == 0) {
            return "";
        }
        String size = String.format(Locale.ROOT, "%.1f", 100.0 * Math.abs(difference) / of);
        return " (" + (difference < 0 ? "\u2212" : "+") + size + "\u00A0%)";
    }

    /** Each by what it alone has: scheduler, loading policy, cap. */
    private static List<String> names(RunSpec a, RunSpec b) {
        return List.of(name(a, b), name(b, a));
    }

    private static String name(RunSpec spec, RunSpec other) {
        List<String> words = new ArrayList<>();
        if (spec.loading() != other.loading()) {
            words.add(spec.loading().title());
        }
        if (!spec.scheduler().equals(other.scheduler())) {
            words.add(spec.scheduler());
        }
        if (spec.capBytes() != other.capBytes()) {
            words.add("cap " + Bytes.exact(spec.capBytes()));
        }
        if (spec.workers() != other.workers()) {
            words.add((words.isEmpty() ? "the run " : "") + "with " + spec.workers()
                    + (spec.workers() == 1 ? " worker" : " workers"));
        }
        return words.isEmpty() ? "this run" : String.join(" ", words);
    }
}
