package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.limit.ProcessMemory;
import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What executing layer by layer costs, against MXNet running the same network whole in the same process, where MXNet
 * exists; measured in a child process that is started exactly as the runner is. Then all engines that are here, by
 * ordinary runs. Blocks the calling thread for a minute or so.
 */
public final class LocalBench {
    static final String DEFAULT_PICTURE = "";
    private static final int SAMPLES = 2000;

    private final LocalEngine engine = new LocalEngine(LocalSettings.USUAL.withDlEngine(DlEngine.MXNET));

    /**
     * Measures each network by itself.
     *
     * @param profile knows the networks; its costs do not matter here
     * @param line hears each line of the result as soon as it is known
     * @throws dev.tideline.workload.InvalidInput if this machine cannot infer
     */
    public void run(List<Network> networks, Profile profile, Consumer<String> line) {
        List<String> names = networks.stream().map(Network::name).toList();
        RunSpec spec = new RunSpec(
                Workload.of(new Request(0, names, 1, DEFAULT_PICTURE)),
                networks.stream().collect(Collectors.toMap(Network::name, Function.identity())),
                profile,
                profile.memoryBytes(),
                LoadingPolicy.BULK,
                "FCFS",
                1,
                1,
                0,
                MemoryModel.IDEAL,
                1);
        sampling(line);
        if (InferenceEngines.besideProgram().present().contains(InferenceEngine.MXNET)) {
            footprint(spec.withPolicies(LoadingPolicy.LINEAR, "FCFS").withWorkers(2), line);
            measure(spec, line);
        }
        new EnginesSideBySide(spec, line).compare(networks);
    }

    /** Of a real runner with two workers: its memory when it is ready, with engine and workers warmed up. */
    private void footprint(RunSpec spec, Consumer<String> line) {
        engine.run(spec, new RunControl(), event -> {
            if (event instanceof RunEvent.Began begun) {
                line.accept("Runner before its first layer: "
                        + Bytes.human(begun.conditions().runtimeBytes()) + " of memory that cannot be dropped.");
            }
        });
    }

    /** What the parent spends on looking at its runner, as the middle of many looks. */
    private static void sampling(Consumer<String> line) {
        LocalSettings auto = LocalSettings.USUAL;
        long[] took = new long[SAMPLES];
        String what;
        try (Limit limit = Limit.of(auto, Path.of(""));
                ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid())) {
            for (int i = 0; i < took.length; i++) {
                long began = System.nanoTime();
                memory.read();
                limit.counters();
                took[i] = System.nanoTime() - began;
            }
            what = limit.isEnforced() ? "process and control group" : "process";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        double us = Repeated.of(LongStream.of(took)).median() / 1e3;
        line.accept(String.format(
                Locale.ROOT,
                "Sampling (%s): %.0f microseconds every %d ms, %.1f %% of one core, outside of the runner.",
                what,
                us,
                MemorySampler.EVERY_MS,
                us / 10 / MemorySampler.EVERY_MS));
    }

    private void measure(RunSpec spec, Consumer<String> line) {
        RunnerOrder order = engine.order(spec);
        Process child = engine.start(LocalBenchRunner.class, spec, Limit.none());
        LastLines complaints = new LastLines(child.getErrorStream());
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            order.write(child.getOutputStream());
            lines.lines().forEach(line);
            int exitCode = child.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException(RunnerDeath.describe(exitCode, complaints.text()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The benchmark's process cannot be reached: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            child.destroyForcibly();
        }
    }
}
