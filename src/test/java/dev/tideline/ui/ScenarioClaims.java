package dev.tideline.ui;

import static dev.tideline.schedule.TaskKind.EXEC;
import static dev.tideline.schedule.TaskKind.LOAD;
import static dev.tideline.ui.Performance.firstOverTheCap;
import static dev.tideline.ui.Performance.firstStartNs;
import static dev.tideline.ui.Performance.gaps;
import static dev.tideline.ui.Performance.job;
import static dev.tideline.ui.Performance.lastFinishNs;
import static dev.tideline.ui.Performance.nothingRefused;
import static dev.tideline.ui.Performance.paged;
import static dev.tideline.ui.Performance.reasons;
import static dev.tideline.ui.Performance.refused;
import static dev.tideline.ui.Performance.togetherNs;

import dev.tideline.schedule.NetworkPlan;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Each sentence of each scenario, and what must be true of the runs for it to be true. */
final class ScenarioClaims {
    private static final long MS = 1_000_000;

    /** A sentence, and whether the runs bear it out. */
    record Claim(String sentence, Predicate<Performance> holds) {}

    private ScenarioClaims() {}

    private static Claim claim(String sentence, Predicate<Performance> holds) {
        return new Claim(sentence, holds);
    }

    /** A sentence that asks for something to be done, says what the picture means, or draws the moral: nothing to measure. */
    private static Claim plain(String sentence) {
        return new Claim(sentence, p -> true);
    }

    /** By scenario; the summary first, then step by step. */
    static final Map<String, List<List<Claim>>> ALL = Map.of(
            "mema-vs-fcfs", memaVsFcfs(),
            "flip-of-partial", flipOfPartial(),
            "deepeye-overlap", deepEyeOverlap(),
            "starvation", starvation(),
            "one-load-in-advance", oneLoadInAdvance());

    private static List<List<Claim>> memaVsFcfs() {
        return List.of(
                List.of(claim(
                        "Five networks on one picture, loaded layer by layer, two at a time: under a cap that cannot hold"
                                + " either of the two largest, and under one that holds both.",
                        p -> p.run(0).jobs() == 5
                                && p.run(0).spec().parallelism() == 2
                                && largest(p, 2) - largest(p, 1)
                                        > p.run(0).spec().availableBytes()
                                && largest(p, 2) < p.run(2).spec().availableBytes())),
                List.of(
                        claim(
                                "FCFS takes the task that was created first and never asks whether memory is left.",
                                p -> nothingRefused(p.last())),
                        claim(
                                "Look at the memory track: promised bytes rise above the dashed cap line, and what does not"
                                        + " fit is paged.",
                                p -> p.lastMetrics().overCapNs() > 0 && paged(p.lastMetrics()) > 0),
                        claim(
                                "The densely hatched part of a bar is time spent paging.",
                                p -> p.lastMetrics().pagingNs() > 0)),
                List.of(
                        plain("MEMA takes Execs first, and loads only while promised bytes are within the cap."),
                        claim(
                                "It still goes over, by one load in advance, but it pages less.",
                                p -> p.lastMetrics().overCapNs() > 0
                                        && p.run(1).spans().kind(firstOverTheCap(p.run(1))) == LOAD
                                        && paged(p.metrics(1)) < paged(p.metrics(0))),
                        claim(
                                "Click the bar that starts where the memory track first rises above the line: WHY HERE says"
                                        + " that this load was not counted itself.",
                                p -> p.last()
                                        .decision(firstOverTheCap(p.last()))
                                        .rule()
                                        .contains("it is not counted itself"))),
                List.of(
                        claim(
                                "Worker 0 stops for more than a second although a load is ready: click that gap.",
                                p -> gaps(p.last(), 0).size() == 1
                                        && gaps(p.last(), 0).get(0).lengthNs() > 1000 * MS),
                        claim(
                                "WHY HERE says which load was refused, and how many bytes must be freed before it may"
                                        + " start.",
                                p -> refused(p.last(), 0, gaps(p.last(), 0).get(0)))),
                List.of(
                        plain("Both runs on one time scale."),
                        claim(
                                "MEMA ends a quarter earlier, and its tasks spend less than half as much time paging.",
                                p -> near(0.75, makespan(p, 1) / makespan(p, 0))
                                        && p.metrics(1).pagingNs()
                                                < 0.5 * p.metrics(0).pagingNs())),
                List.of(
                        claim(
                                "Four times the memory.",
                                p -> p.run(2).spec().capBytes()
                                        == 4 * p.run(0).spec().capBytes()),
                        claim(
                                "Everything fits, and nothing is paged.",
                                p -> p.lastMetrics().overCapNs() == 0 && paged(p.lastMetrics()) == 0)),
                List.of(
                        claim(
                                "Nothing is paged here either, and no load is refused.",
                                p -> paged(p.lastMetrics()) == 0 && nothingRefused(p.last())),
                        plain("All that is left of MEMA is its order, Execs before Loads.")),
                List.of(
                        claim(
                                "Now FCFS ends first, by a quarter of a second.",
                                p -> near(0.25, (makespan(p, 3) - makespan(p, 2)) / 1e9)),
                        claim(
                                "Under FCFS one worker loads while the other executes for almost twice as long as under"
                                        + " MEMA, whose workers more often load at once or execute at once, and slow each"
                                        + " other down.",
                                p -> near(1.85, (double) mixed(p.run(2)) / mixed(p.run(3)))
                                        && togetherNs(p.run(3), LOAD, LOAD) > togetherNs(p.run(2), LOAD, LOAD)
                                        && togetherNs(p.run(3), EXEC, EXEC) > togetherNs(p.run(2), EXEC, EXEC)),
                        plain("Care for memory pays where memory is short.")));
    }

    private static double makespan(Performance p, int run) {
        return p.metrics(run).makespanNs();
    }

    private static boolean near(double expected, double actual) {
        return Math.abs(actual / expected - 1) < 0.05;
    }

    private static long mixed(RunTrace trace) {
        return togetherNs(trace, LOAD, EXEC);
    }

    /** Weights of the largest networks together, in bytes. */
    private static long largest(Performance p, int many) {
        RunTrace trace = p.run(0);
        return IntStream.range(0, trace.jobs())
                .mapToObj(j -> trace.graph(j).plan())
                .map(NetworkPlan::cost)
                .mapToLong(cost -> -cost.weightBytes())
                .sorted()
                .limit(many)
                .map(bytes -> -bytes)
                .sum();
    }

    private static List<List<Claim>> flipOfPartial() {
        return List.of(
                List.of(claim(
                        "Loading layers in any order is fastest while they fit, and takes one and a half times as long as"
                                + " Linear when they do not: the same policy, two caps.",
                        p -> fastest(p, "512M")
                                && makespan(p, "partial", "256M") > 1.5 * makespan(p, "linear", "256M"))),
                List.of(
                        claim(
                                "A made-up network of four heavy layers, twice.",
                                p -> p.last().jobs() == 2
                                        && p.last().graph(0).plan().layers() == 4),
                        claim(
                                "Linear loads a layer, executes it, then loads the next: one worker is always idle.",
                                p -> p.last().spans().ofWorker(1).size() == 0)),
                List.of(
                        claim("Partial loads with one worker while the other executes.", p -> mixed(p.last()) > 0),
                        claim(
                                "All layers of a network just fit, and the run ends a quarter earlier than with Linear.",
                                p -> p.lastMetrics().overCapNs() == 0
                                        && p.lastMetrics().peakPromisedBytes() > 500 * Bytes.MIB
                                        && paged(p.lastMetrics()) == 0
                                        && near(0.75, makespan(p, 1) / makespan(p, 0)))),
                List.of(
                        claim(
                                "Half the memory.",
                                p -> 2 * p.run(2).spec().capBytes()
                                        == p.run(1).spec().capBytes()),
                        claim(
                                "Nothing stops the loads, so layers are brought in long before they are needed, swapped out"
                                        + " and read again.",
                                p -> nothingRefused(p.last())
                                        && p.lastMetrics().pagedOutBytes() > 0
                                        && p.lastMetrics().pagedInBytes() > 0),
                        claim(
                                "Partial now takes more than one and a half times as long as Linear, which needs one layer"
                                        + " at a time and does not notice the cap.",
                                p -> {
                                    Metrics linear = Metrics.of(p.otherwise(Map.of("loading", "linear")));
                                    return makespan(p, 2) > 1.5 * linear.makespanNs()
                                            && linear.makespanNs()
                                                    == p.metrics(0).makespanNs()
                                            && paged(linear) == 0;
                                })),
                List.of(
                        claim(
                                "MEMA holds the loads back: one in advance, no more.",
                                p -> p.lastMetrics().peakPromisedBytes()
                                                < p.metrics(2).peakPromisedBytes()
                                        && !nothingRefused(p.last())),
                        claim("Partial is fast again.", p -> makespan(p, 3) < 1.1 * makespan(p, 1)),
                        claim(
                                "Look at the idle gaps of worker 1; that is what they are for.",
                                p -> gaps(p.last(), 1).stream()
                                                .filter(g -> refused(p.last(), 1, g))
                                                .count()
                                        >= 3)),
                List.of(
                        claim(
                                "From above: Linear and Partial at 512M, Partial at 256M under FCFS and under MEMA.",
                                p -> IntStream.range(0, 4)
                                        .mapToObj(i -> p.run(i).spec().title())
                                        .toList()
                                        .equals(List.of(
                                                "Linear + FCFS, cap 512M",
                                                "Partial + FCFS, cap 512M",
                                                "Partial + FCFS, cap 256M",
                                                "Partial + MEMA, cap 256M"))),
                        plain("Which policy is best depends on the cap, unless the scheduler looks at memory.")));
    }

    private static boolean fastest(Performance p, String cap) {
        return makespan(p, "partial", cap) < Math.min(makespan(p, "linear", cap), makespan(p, "bulk", cap));
    }

    private static long makespan(Performance p, String loading, String cap) {
        return Metrics.of(p.otherwise(Map.of("loading", loading, "cap", cap, "scheduler", "FCFS")))
                .makespanNs();
    }

    private static List<List<Claim>> deepEyeOverlap() {
        return List.of(
                List.of(
                        claim(
                                "Convolutions compute long and weigh little; fully connected layers weigh much.",
                                p -> heavyLayers(p.last()).equals(List.of(2, 3))),
                        claim(
                                "DeepEye loads the second kind while the first computes.",
                                p -> firstStartNs(p.last(), LOAD, 2, 4) < lastFinishNs(p.last(), EXEC, 0, 2))),
                List.of(
                        claim("A made-up network with a conv part and two heavy fc layers.", p -> heavyLayers(p.last())
                                .equals(List.of(2, 3))),
                        claim(
                                "Under Linear the fc layers are loaded only when the conv part has ended.",
                                p -> firstStartNs(p.last(), LOAD, 2, 4) >= lastFinishNs(p.last(), EXEC, 0, 2)),
                        plain("Switch the colours to Kind to see loads and executions apart.")),
                List.of(
                        claim(
                                "Worker 0 takes the conv part, worker 1 the fc part: its loads run while the conv part"
                                        + " executes.",
                                p -> IntStream.range(0, p.last().spans().size())
                                                .allMatch(s -> p.last().spans().worker(s)
                                                        == (p.last().spans().layer(s) >= 2 ? 1 : 0))
                                        && togetherNs(p.last(), EXEC, LOAD) > 150 * MS),
                        plain("The replay is slow on purpose; watch both lanes work at once.")),
                List.of(
                        claim(
                                "450 ms against 250 ms, for one network.",
                                p -> makespan(p, 0) == 450 * MS && makespan(p, 1) == 250 * MS),
                        claim(
                                "Memory is the price: the peak of the memory track is twice as high.",
                                p -> near(
                                        2,
                                        (double) p.metrics(1).peakPromisedBytes()
                                                / p.metrics(0).peakPromisedBytes()))));
    }

    /** Those that weigh ten times as much as the lightest, and execute in a tenth of the time of the slowest. */
    private static List<Integer> heavyLayers(RunTrace trace) {
        NetworkPlan plan = trace.graph(0).plan();
        return IntStream.range(0, plan.layers())
                .filter(i -> plan.layer(i).weightBytes() > 10 * plan.layer(0).weightBytes()
                        && 10 * plan.layer(i).execNs() <= plan.layer(0).execNs())
                .boxed()
                .toList();
    }

    private static List<List<Claim>> starvation() {
        return List.of(
                List.of(plain(
                        "A scheduler that lets small networks pass a large one that does not fit can let them pass"
                                + " for ever.")),
                List.of(
                        claim(
                                "Large arrives at 10 ms and needs most of the memory.",
                                p -> job(p.last(), "Large").job().arrivalNs() == 10 * MS
                                        && p.lastMetrics().peakPromisedBytes()
                                                > 0.8 * p.last().spec().availableBytes()),
                        claim("A Quick one arrives every 100 ms and always fits first.", p -> IntStream.range(1, 12)
                                .allMatch(i -> quick(p.last(), i)
                                        && p.last().job(i + 2).job().arrivalNs() == i * 100 * MS)),
                        claim(
                                "Switch the lanes to Jobs: job 2, Large, waits until the last Quick one has gone.",
                                p -> p.last().job(2).job().network().equals("Large")
                                        && p.last().job(2).activatedNs()
                                                >= p.last()
                                                        .job(p.last().jobs() - 1)
                                                        .finishNs()),
                        claim(
                                "Click a gap of worker 1 before 1.2 s: WHY HERE says by how many bytes Large did not fit.",
                                p -> gaps(p.last(), 1).size() > 5
                                        && gaps(p.last(), 1).stream()
                                                .filter(g -> g.fromNs() < 1200 * MS)
                                                .allMatch(g -> refused(p.last(), 1, g)
                                                        && reasons(p.last(), 1, g).stream()
                                                                .allMatch(d -> d.first()
                                                                                .get(0)
                                                                                .task()
                                                                        == p.last()
                                                                                .job(2)
                                                                                .firstTask())))),
                List.of(
                        claim("In order of arrival nobody passes.", p -> IntStream.range(
                                        1, p.last().jobs())
                                .allMatch(i -> p.last().job(i).activatedNs()
                                        >= p.last().job(i - 1).activatedNs())),
                        claim(
                                "Large ends after 380 ms instead of 1450, and the run is over 250 ms earlier; the Quick ones"
                                        + " that arrive meanwhile wait for it.",
                                p -> job(p.run(1), "Large").finishNs() == 380 * MS
                                        && job(p.run(0), "Large").finishNs() == 1450 * MS
                                        && makespan(p, 0) - makespan(p, 1) == 250 * MS
                                        && IntStream.rangeClosed(3, 5)
                                                .allMatch(i -> p.run(1).job(i).responseNs()
                                                        > p.run(0).job(i).responseNs()))),
                List.of(
                        plain(
                                "Compare the 95th percentile of the response in the table of runs: the mean hides who pays."),
                        claim(
                                "Under MASA it is Large.",
                                p -> p.metrics(0).p95ResponseNs()
                                                == job(p.run(0), "Large").responseNs()
                                        && p.metrics(0).p95ResponseNs()
                                                > 3 * p.metrics(1).p95ResponseNs()
                                        && p.metrics(0).meanResponseNs()
                                                < 1.25 * p.metrics(1).meanResponseNs())));
    }

    private static boolean quick(RunTrace trace, int i) {
        return trace.job(i + 2).job().network().equals("Quick")
                && trace.job(i + 2).responseNs() == 100 * MS;
    }

    private static List<List<Claim>> oneLoadInAdvance() {
        return List.of(
                List.of(claim(
                        "MEMA tests memory before a load, not after it: a load may exceed the cap by itself, so that the"
                                + " next layer is there when it is needed.",
                        p -> p.last()
                                .decision(firstOverTheCap(p.last()))
                                .rule()
                                .contains("one load in advance may exceed the cap"))),
                List.of(
                        claim(
                                "Three layers, a cap of 128M.",
                                p -> p.last().graph(0).plan().layers() == 3
                                        && p.last().spec().capBytes() == 128 * Bytes.MIB),
                        claim(
                                "FCFS loads all three at once: the memory track climbs far above the cap.",
                                p -> lastFinishNs(p.last(), LOAD, 0, 3) < lastFinishNs(p.last(), EXEC, 0, 1)
                                        && p.lastMetrics().peakPromisedBytes()
                                                > 2 * p.last().spec().availableBytes()),
                        claim(
                                "In this profile paging takes no time, so that only memory tells the two runs apart.",
                                p -> paged(p.lastMetrics()) > 0
                                        && p.lastMetrics().pagingNs() == 0)),
                List.of(
                        claim(
                                "While a layer executes the next is loaded although it exceeds the cap, and no further one.",
                                p -> IntStream.range(0, 2)
                                                .allMatch(i -> lastFinishNs(p.last(), LOAD, i + 1, i + 2)
                                                        <= lastFinishNs(p.last(), EXEC, i, i + 1))
                                        && firstStartNs(p.last(), LOAD, 2, 3) >= lastFinishNs(p.last(), EXEC, 0, 1)),
                        claim(
                                "Click the gap of worker 1 before the last load: WHY HERE says how many bytes must be freed,"
                                        + " and names the task whose end will help.",
                                p -> gaps(p.last(), 1).stream()
                                        .filter(g -> g.toNs() == firstStartNs(p.last(), LOAD, 2, 3))
                                        .anyMatch(g -> refused(p.last(), 1, g)
                                                && reasons(p.last(), 1, g).stream()
                                                        .allMatch(d -> d.helper() >= 0)))),
                List.of(claim(
                        "The same makespan, and a third less memory at the peak.",
                        p -> makespan(p, 0) == makespan(p, 1)
                                && near(
                                        2.0 / 3,
                                        (double) p.metrics(1).peakPromisedBytes()
                                                / p.metrics(0).peakPromisedBytes()))));
    }
}
