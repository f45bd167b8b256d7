package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The same ordinary runs by each engine that is here: what a network's Loads and Execs take, and what a runner holds
 * before them. One thread, which it blocks for some seconds for each network and engine.
 */
final class EnginesSideBySide {
    private static final int IMAGES = 12;
    private static final int WARM_UPS = 2;

    private final List<InferenceEngine> engines =
            InferenceEngines.besideProgram().present();
    private final Map<InferenceEngine, Long> runtimes = new LinkedHashMap<>();
    private final RunSpec spec;
    private final Consumer<String> line;

    /**
     * @param spec knows the networks, and their costs, which do not matter
     * @param line hears each line of the result
     */
    EnginesSideBySide(RunSpec spec, Consumer<String> line) {
        this.spec = spec.withPolicies(LoadingPolicy.LINEAR, "FCFS").withWorkers(1);
        this.line = line;
    }

    void compare(List<Network> networks) {
        line.accept("Layer by layer, Linear on one worker, files in the page cache, median of " + (IMAGES - WARM_UPS)
                + " images: ms of Loads + ms of Execs = ms in all.");
        line.accept(row("network", InferenceEngine::title));
        for (Network network : networks) {
            line.accept(row(network.name(), engine -> measure(network, engine)));
        }
        line.accept("Runner before its first layer: "
                + runtimes.entrySet().stream()
                        .map(e -> e.getKey().title() + " " + Bytes.human(e.getValue()))
                        .collect(Collectors.joining(", "))
                + " of memory that cannot be dropped.");
    }

    private interface Cell {
        String of(InferenceEngine engine);
    }

    private String row(String name, Cell cell) {
        return engines.stream()
                .map(engine -> String.format(Locale.ROOT, "%26s", cell.of(engine)))
                .collect(Collectors.joining("", String.format(Locale.ROOT, "%-14s", name), ""));
    }

    private String measure(Network network, InferenceEngine engine) {
        LocalSettings settings = LocalSettings.USUAL.withDlEngine(DlEngine.valueOf(engine.name()));
        Request images = new Request(0, List.of(network.name()), IMAGES, LocalBench.DEFAULT_PICTURE);
        RunTrace trace = new RunTrace(spec.withWorkload(Workload.of(images)));
        new LocalEngine(settings).run(trace.spec(), new RunControl(), trace);
        trace.conditions().ifPresent(c -> runtimes.merge(engine, c.runtimeBytes(), Math::max));
        List<Long> loads = new ArrayList<>();
        List<Long> execs = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        for (int job = WARM_UPS; job < IMAGES; job++) {
            loads.add(sum(trace.spans(), job, TaskKind.LOAD));
            execs.add(sum(trace.spans(), job, TaskKind.EXEC));
            all.add(elapsed(trace.spans(), job));
        }
        return String.format(Locale.ROOT, "%.1f + %.1f = %.1f", medianMs(loads), medianMs(execs), medianMs(all));
    }

    private static long sum(Spans spans, int job, TaskKind kind) {
        return of(spans, job)
                .filter(i -> spans.kind(i) == kind)
                .mapToLong(i -> spans.finishNs(i) - spans.startNs(i))
                .sum();
    }

    private static long elapsed(Spans spans, int job) {
        return of(spans, job).mapToLong(spans::finishNs).max().orElseThrow()
                - of(spans, job).mapToLong(spans::startNs).min().orElseThrow();
    }

    private static IntStream of(Spans spans, int job) {
        return IntStream.range(0, spans.size()).filter(i -> spans.job(i) == job);
    }

    private static double medianMs(List<Long> ns) {
        return Repeated.of(ns.stream().mapToLong(Long::longValue)).median() / 1e6;
    }
}
