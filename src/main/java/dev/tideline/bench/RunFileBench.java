package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.wire.RunInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * What it costs to record a run of a million tasks while it is simulated, and to open the file again, in processor time
 * of the one thread that does it. The baseline is simulating the same run without a file.
 */
final class RunFileBench implements Benchmark {
    private static final int TASKS = 1_000_000;
    private static final int REPEATS = 5;

    @Override
    public String name() {
        return "runfile";
    }

    @Override
    public void run(Consumer<String> line) {
        try {
            Path file = Files.createTempFile("tideline-bench", ".tide");
            try {
                measure(Paper.load().spec(TASKS, "MEMA"), file, line);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure with a temporary file: " + e.getMessage(), e);
        }
    }

    private static void measure(RunSpec spec, Path file, Consumer<String> line) throws IOException {
        record(spec, file);
        RunTrace trace = RunFile.read(file).trace();
        long events = trace.events();
        int tasks = trace.spans().size();
        line.accept(String.format(
                "%d tasks, %d events, %.1f MB: %.1f bytes per task",
                tasks, events, Files.size(file) / 1e6, (double) Files.size(file) / tasks));
        double simulate = Median.of(REPEATS, () -> ns(() -> simulate(spec)));
        double record = Median.of(REPEATS, () -> ns(() -> record(spec, file)));
        double read = Median.of(REPEATS, () -> ns(() -> RunFile.read(file)));
        line.accept(String.format("%-22s %12s %14s %12s", "", "ns/event", "events/s", "x simulating"));
        figures(line, "simulate", simulate, events, simulate);
        figures(line, "simulate and record", record, events, simulate);
        figures(line, "read", read, events, simulate);
    }

    private static void figures(Consumer<String> line, String what, double ns, long events, double baseline) {
        line.accept(String.format("%-22s %12.0f %14.0f %12.2f", what, ns / events, events / ns * 1e9, ns / baseline));
    }

    private static double ns(Runnable work) {
        long begin = Cpu.ns();
        work.run();
        return Cpu.ns() - begin;
    }

    private static void simulate(RunSpec spec) {
        new Simulator().run(spec, new RunControl(), new RunTrace(spec));
    }

    private static void record(RunSpec spec, Path file) {
        try (RunRecorder recorder = RunFile.record(file, RunInfo.of(spec, "Simulator"), new RunTrace(spec))) {
            new Simulator().run(spec, new RunControl(), recorder);
        }
    }
}
