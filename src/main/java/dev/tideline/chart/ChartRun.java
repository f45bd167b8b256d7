package dev.tideline.chart;

import dev.tideline.chart.Overlay.Marker;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunEvent.Remark;
import dev.tideline.trace.RunEvent.RunEnded;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A run with everything a reader of its figure must know. On the thread of its trace.
 *
 * @param engine what carried it out, as people say it: "Simulator", "this machine (MXNet 1.9.1)"
 * @param name of its workload, or of the file it was read from
 * @param number tells runs apart that differ in nothing else
 * @param markers the user's notes
 */
public record ChartRun(RunTrace trace, String engine, String name, int number, List<Marker> markers) {
    private static final String DOT = " \u00B7 ";

    public ChartRun {
        markers = List.copyOf(markers);
    }

    /** One that nobody has made notes on. */
    public ChartRun(RunTrace trace, String engine, int number) {
        this(trace, engine, trace.spec().workload().name(), number, List.of());
    }

    /** "large-2: Partial + MEMA, cap 256M". */
    String title() {
        return name + ": " + trace.spec().title();
    }

    /** What was chosen. */
    String settings() {
        RunSpec spec = trace.spec();
        List<String> words = new ArrayList<>(List.of(
                spec.loading().title() + " loading",
                spec.scheduler() + " scheduler",
                "cap " + Bytes.exact(spec.capBytes()),
                counted(spec.workers(), "worker")));
        if (spec.loading() == LoadingPolicy.PARTIAL && spec.execWorkers() > 0) {
            words.add(spec.execWorkers() + " of them executing");
        }
        if (Policies.scheduler(spec.scheduler()).usesParallelism()) {
            words.add("parallelism " + spec.parallelism());
        }
        words.add(spec.memoryModel().id() + " memory model");
        words.add("seed " + spec.seed());
        return String.join(DOT, words);
    }

    /** Who carried it out, and whose costs the scheduler expected (the simulator takes them for true). */
    String provenance() {
        String kind = trace.spec().profile().provenance().name().toLowerCase(Locale.ROOT);
        return "Engine: " + engine + DOT + "expected costs: "
                + trace.spec().profile().device() + " (" + kind + ")";
    }

    /** What a real run was held to; empty for a simulated one. */
    Optional<String> conditions() {
        return trace.conditions().map(c -> c.describe(trace.spec().capBytes()));
    }

    /** How it ended and what it came to. */
    String result() {
        Metrics m = Metrics.of(trace);
        Stream<String> words = Stream.of(
                outcome(m),
                m.finishedJobs() + " of " + counted(trace.spec().workload().jobs(), "job"),
                m.finishedJobs() > 0 ? "mean response " + TimeText.of(m.meanResponseNs()) : "",
                "peak promised " + Bytes.human(m.peakPromisedBytes()),
                m.pagingNs() > 0 ? "paging " + TimeText.of(m.pagingNs()) : "",
                "utilisation " + Math.round(100 * m.utilisation()) + "\u00A0%");
        return String.join(DOT, words.filter(w -> !w.isEmpty()).toList());
    }

    private String outcome(Metrics m) {
        Outcome outcome = trace.end().map(RunEnded::outcome).orElse(null);
        String after = " after " + TimeText.of(m.makespanNs());
        if (outcome == null) {
            return "unfinished, shown up to " + TimeText.of(trace.nowNs());
        }
        return switch (outcome) {
            case FINISHED -> "Finished" + after;
            case STALLED -> "Stalled" + after;
            case STOPPED -> "Stopped" + after;
            case FAILED -> "Failed" + after;
        };
    }

    /** Remarks of the engine, and the reason if it did not finish. */
    List<String> remarks() {
        List<String> all = new ArrayList<>();
        trace.remarks().stream().map(Remark::text).distinct().forEach(all::add);
        trace.end()
                .filter(e -> e.outcome() != Outcome.FINISHED && !e.message().isBlank())
                .ifPresent(e -> all.add(e.message()));
        return all;
    }

    static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
