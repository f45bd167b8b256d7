package dev.tideline.ui;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.Indexes;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.ui.compose.RunSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a reader of a scenario has seen by one of its steps: the runs so far, and what the texts say of them in figures. */
final class Performance {
    private static final Shelf SHELF = Shelf.load(Catalog.shipped());

    /** A time in which a worker has no task. */
    record Gap(long fromNs, long toNs) {
        long lengthNs() {
            return toNs - fromNs;
        }
    }

    private final List<RunTrace> runs = new ArrayList<>();
    private RunSettings settings = RunSettings.first(Shelf.FIRST_PROFILE);
    private String workload = Start.DEMO;

    void perform(Scenario.Step step) {
        workload = step.workload().isEmpty() ? workload : step.workload();
        settings = step.applied(settings);
        if (step.run()) {
            runs.add(run(settings));
        }
    }

    private RunTrace run(RunSettings how) {
        RunSpec spec = how.spec(SHELF.catalog().workload(workload), SHELF.networks(), SHELF.profile(how.profile()));
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    int runs() {
        return runs.size();
    }

    RunTrace run(int i) {
        return runs.get(i);
    }

    RunTrace last() {
        return runs.get(runs.size() - 1);
    }

    Metrics metrics(int i) {
        return Metrics.of(run(i));
    }

    Metrics lastMetrics() {
        return metrics(runs.size() - 1);
    }

    /** The last run again, with other settings. */
    RunTrace otherwise(Map<String, String> changes) {
        return run(new Scenario.Step("", "", "", changes, true, 0, 0).applied(settings));
    }

    static long paged(Metrics m) {
        return m.pagedInBytes() + m.pagedOutBytes();
    }

    static JobRow job(RunTrace trace, String network) {
        return IntStream.range(0, trace.jobs())
                .mapToObj(trace::job)
                .filter(j -> j.job().network().equals(network))
                .findFirst()
                .orElseThrow();
    }

    /** The span that starts when promised bytes first exceed the cap. */
    static int firstOverTheCap(RunTrace trace) {
        MemorySteps steps = trace.memory();
        int step = IntStream.range(0, steps.size())
                .filter(i -> steps.promisedBytes(i) > trace.spec().availableBytes())
                .findFirst()
                .orElseThrow();
        return IntStream.range(0, trace.spans().size())
                .filter(s -> trace.spans().startNs(s) == steps.timeNs(step)
                        && trace.decision(s).promisedBytes() <= trace.spec().availableBytes())
                .reduce((a, b) -> b)
                .orElseThrow();
    }

    /** Those wide enough to be seen and clicked, a hundredth of the run, in order. */
    static List<Gap> gaps(RunTrace trace, int worker) {
        long end = Metrics.of(trace).makespanNs();
        List<Gap> gaps = new ArrayList<>();
        long free = 0;
        Indexes spans = trace.spans().ofWorker(worker);
        for (int i = 0; i <= spans.size(); i++) {
            Gap gap = new Gap(free, i == spans.size() ? end : trace.spans().startNs(spans.get(i)));
            if (gap.lengthNs() >= end / 100) {
                gaps.add(gap);
            }
            free = i == spans.size() ? end : trace.spans().finishNs(spans.get(i));
        }
        return gaps;
    }

    /** What WHY HERE tells of wherever in the gap one clicks; empty if anywhere it says that nothing was ready. */
    static List<Decision> reasons(RunTrace trace, int worker, Gap gap) {
        List<RunTrace.Idle> inside = IntStream.range(0, trace.idles())
                .mapToObj(trace::idle)
                .filter(i -> i.worker() == worker && i.timeNs() >= gap.fromNs() && i.timeNs() < gap.toNs())
                .toList();
        boolean fromItsBegin = !inside.isEmpty() && inside.get(0).timeNs() == gap.fromNs();
        return fromItsBegin ? inside.stream().map(RunTrace.Idle::decision).toList() : List.of();
    }

    /** Whether everywhere in the gap the reason is a task that memory did not admit. */
    static boolean refused(RunTrace trace, int worker, Gap gap) {
        List<Decision> reasons = reasons(trace, worker, gap);
        return !reasons.isEmpty()
                && reasons.stream()
                        .allMatch(d -> d.missingBytes() > 0 && !d.first().isEmpty());
    }

    static boolean nothingRefused(RunTrace trace) {
        return IntStream.range(0, trace.idles())
                .allMatch(i -> trace.idle(i).decision().missingBytes() == 0);
    }

    /** How long worker 0 runs a task of the one kind while worker 1 runs one of the other, or the other way round. */
    static long togetherNs(RunTrace trace, TaskKind one, TaskKind other) {
        Spans spans = trace.spans();
        long sum = 0;
        for (int a = 0; a < spans.size(); a++) {
            for (int b = a + 1; b < spans.size(); b++) {
                boolean kinds = spans.kind(a) == one && spans.kind(b) == other
                        || spans.kind(a) == other && spans.kind(b) == one;
                if (kinds && spans.worker(a) != spans.worker(b)) {
                    sum += Math.max(
                            0,
                            Math.min(spans.finishNs(a), spans.finishNs(b))
                                    - Math.max(spans.startNs(a), spans.startNs(b)));
                }
            }
        }
        return sum;
    }

    /** When the last span of these layers and this kind ends in job 0. */
    static long lastFinishNs(RunTrace trace, TaskKind kind, int fromLayer, int toLayer) {
        return ofJob0(trace, kind, fromLayer, toLayer)
                .mapToLong(trace.spans()::finishNs)
                .max()
                .orElseThrow();
    }

    static long firstStartNs(RunTrace trace, TaskKind kind, int fromLayer, int toLayer) {
        return ofJob0(trace, kind, fromLayer, toLayer)
                .mapToLong(trace.spans()::startNs)
                .min()
                .orElseThrow();
    }

    private static IntStream ofJob0(RunTrace trace, TaskKind kind, int fromLayer, int toLayer) {
        Spans spans = trace.spans();
        return IntStream.range(0, spans.size())
                .filter(s -> spans.job(s) == 0
                        && spans.kind(s) == kind
                        && spans.layer(s) >= fromLayer
                        && spans.layer(s) < toLayer);
    }
}
