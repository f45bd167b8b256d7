package dev.tideline.cli;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.GroupSteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Profile;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a run came to, for people. */
final class Summary {
    private static final int MOST_RESULTS = 10;
    private static final int MOST_LABELS = 3;

    private final RunTrace trace;
    private final RunSpec spec;
    private final Metrics metrics;
    private final String engine;

    Summary(RunTrace trace, String engine) {
        this.trace = trace;
        this.spec = trace.spec();
        this.metrics = Metrics.of(trace);
        this.engine = engine;
    }

    void print(PrintWriter out) {
        out.println(spec.workload().name() + ": " + spec.title() + ", " + Text.counted(spec.workers(), "worker")
                + ", parallelism " + spec.parallelism() + ", seed " + spec.seed() + ", " + engine);
        out.println(provenance(spec.profile()));
        trace.conditions().ifPresent(c -> out.println(c.describe(spec.capBytes())));
        out.println();
        line(out, "makespan", Text.time(metrics.makespanNs()) + bound());
        line(
                out,
                "response",
                "mean " + Text.time(metrics.meanResponseNs()) + ", p95 " + Text.time(metrics.p95ResponseNs()) + ", "
                        + metrics.finishedJobs() + " of "
                        + Text.counted(spec.workload().jobs(), "job") + " finished");
        line(out, "promised", promised());
        if (trace.resident().size() > 0) {
            line(
                    out,
                    "resident",
                    "peak " + Bytes.human(metrics.peakResidentBytes()) + " in memory, "
                            + Bytes.human(metrics.peakSwappedBytes()) + " swapped out");
        }
        if (trace.group().size() > 0) {
            line(out, "group", group(trace.group()));
        }
        line(
                out,
                "paged",
                Bytes.human(metrics.pagedInBytes()) + " in, " + Bytes.human(metrics.pagedOutBytes()) + " out, "
                        + pagingTime());
        line(
                out,
                "utilisation",
                Text.percent(metrics.utilisation()) + " of worker time, " + Text.counted(metrics.tasks(), "task"));
        results(out);
        trace.remarks().stream().map(RunEvent.Remark::text).distinct().forEach(out::println);
    }

    private static void line(PrintWriter out, String name, String text) {
        out.println(String.format(Locale.ROOT, "  %-12s %s", name, text));
    }

    static String provenance(Profile profile) {
        return "Expected costs: " + profile.device() + ", "
                + profile.provenance().name().toLowerCase(Locale.ROOT) + " (profile " + profile.name() + ")";
    }

    /** The bound holds for the profile's costs; a real run may be on a faster device than the profile's. */
    private String bound() {
        if (metrics.lowerBoundNs() == 0) {
            return "";
        }
        double gap = (double) metrics.makespanNs() / metrics.lowerBoundNs() - 1;
        return gap >= 0
                ? " (lower bound " + Text.time(metrics.lowerBoundNs()) + ", gap " + Text.percent(gap) + ")"
                : " (by the profile's costs at least " + Text.time(metrics.lowerBoundNs()) + ")";
    }

    private String promised() {
        return "peak " + Bytes.human(metrics.peakPromisedBytes()) + " of " + spec.availableInWords()
                + (metrics.overCapNs() > 0 ? ", over the cap for " + Text.time(metrics.overCapNs()) : "");
    }

    /** What the kernel counted for the control group. */
    private static String group(GroupSteps group) {
        RunEvent.Group last = group.get(group.size() - 1);
        return "peak " + Bytes.human(group.usagePeakBytes()) + " in memory, " + Bytes.human(group.swapPeakBytes())
                + " in swap, " + Text.counted((int) Math.min(Integer.MAX_VALUE, last.majorFaults()), "major fault")
                + (last.stalledNs() > 0 ? ", waited " + Text.time(last.stalledNs()) + " for memory" : "")
                + (last.oomKills() > 0 ? ", killed for lack of memory" : "");
    }

    private String pagingTime() {
        boolean free = metrics.pagedOutBytes() > 0 && !spec.profile().swap().costs();
        return free ? "at no cost: the profile has no swap device" : Text.time(metrics.pagingNs()) + " of task time";
    }

    private void results(PrintWriter out) {
        List<RunEvent.JobResult> results = trace.results();
        if (results.isEmpty()) {
            return;
        }
        boolean random = results.stream().allMatch(RunEvent.JobResult::randomWeights);
        out.println();
        out.println(random ? "Results (random weights: they predict nothing):" : "Results:");
        results.stream()
                .sorted(Comparator.comparingInt(RunEvent.JobResult::job))
                .limit(MOST_RESULTS)
                .forEach(r -> line(
                        out, "job " + r.job(), result(r) + (r.randomWeights() && !random ? " (random weights)" : "")));
        if (results.size() > MOST_RESULTS) {
            line(out, "", "and " + (results.size() - MOST_RESULTS) + " more (--json has all)");
        }
    }

    private String result(RunEvent.JobResult result) {
        String best = result.best().stream()
                .limit(MOST_LABELS)
                .map(s -> s.label() + " " + Text.percent(s.probability()))
                .collect(Collectors.joining(", "));
        return trace.job(result.job()).job().network() + ": " + best;
    }
}
