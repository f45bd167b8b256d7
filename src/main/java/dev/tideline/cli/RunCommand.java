package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.CsvExport;
import dev.tideline.io.JsonSummary;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline run}: one run, its figures on the terminal, and whatever files are asked for. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs a workload, simulated or for real, and says what it came to.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ./tideline run small-3 --memory 256M --loading partial --scheduler mema \\",
            "               --export small-3.svg --trace small-3.tide"
        })
final class RunCommand implements Callable<Integer> {
    @Mixin
    private RunSettings settings;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            converter = SizeConverter.class,
            description = "Memory cap, such as 256M. Default: the device's memory.")
    private long memory;

    @Option(
            names = "--loading",
            paramLabel = "POLICY",
            defaultValue = "partial",
            description = "bulk, linear, deepeye or partial. Default: partial.")
    private String loading;

    @Option(
            names = "--scheduler",
            paramLabel = "NAME",
            defaultValue = "mema",
            description = "One from 'tideline list schedulers'. Default: mema.")
    private String scheduler;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Records the run while it goes on (.tide), to open or export later.")
    private Path trace;

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description =
                    "Draws the run if the name ends in svg, png or pdf; writes a trace for Perfetto's viewer if it"
                            + " ends in perfetto-trace. May be repeated.")
    private List<Path> exports = List.of();

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description = "Writes tasks.csv, memory.csv, jobs.csv and run.json into this directory.")
    private Path csv;

    @Option(names = "--json", description = "Prints metrics as one JSON object, and nothing else, on standard output.")
    private boolean json;

    @Mixin
    private Figures figures;

    @Spec
    private CommandSpec spec;

    /** Why the recording is not whole; empty if it is. */
    private String loss = "";

    @Override
    public Integer call() {
        List<Target> targets = exports.stream().map(Target::new).toList();
        targets.forEach(Target::check);
        Prepared prepared = settings.prepare();
        RunSpec what = prepared.engine().adapt(prepared.spec(LoadingPolicy.of(loading), scheduler, memory));
        RunTrace result = execute(prepared.engine(), what);
        String engine = prepared.engine().title();
        // Figures first: an export that fails must not take them away.
        print(result, engine);
        targets.forEach(t -> t.write(result, engine, () -> figures.of(new ChartRun(result, engine, 1))));
        if (csv != null) {
            CsvExport.write(result, engine, csv);
        }
        if (!json) {
            printWritten();
        }
        failure(result).ifPresent(message -> {
            throw new RunFailed(message);
        });
        if (!loss.isEmpty()) {
            throw new InvalidInput(loss);
        }
        return 0;
    }

    private RunTrace execute(Engine engine, RunSpec what) {
        RunTrace result = new RunTrace(what);
        PrintWriter err = spec.commandLine().getErr();
        RunListener listener = new Notices(engine, err).before(what, Progress.onTerminal(what, err, result));
        if (trace == null) {
            engine.run(what, new RunControl(), listener);
            return result;
        }
        RunRecorder recorder = RunFile.record(trace, RunInfo.of(what, engine.title()), listener);
        try (recorder) {
            if (!(engine instanceof Simulator)) {
                recorder.live();
            }
            engine.run(what, new RunControl(), recorder);
        }
        loss = recorder.loss().orElse("");
        return result;
    }

    private void print(RunTrace result, String engine) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JsonSummary.of(result, engine));
            return;
        }
        new Summary(result, engine).print(out);
    }

    private void printWritten() {
        PrintWriter out = spec.commandLine().getOut();
        exports.forEach(file -> out.println("Wrote " + file));
        if (csv != null) {
            out.println("Wrote tasks.csv, memory.csv, jobs.csv and run.json in " + csv);
        }
        if (trace != null && loss.isEmpty()) {
            out.println("Recorded in " + trace);
        }
    }

    /** Why a run is not done, in one sentence; empty if it is. */
    static Optional<String> failure(RunTrace result) {
        RunEvent.RunEnded end = result.end().orElseThrow();
        return switch (end.outcome()) {
            case FINISHED -> Optional.empty();
            case STALLED -> Optional.of("The run stalled: " + end.message());
            case STOPPED -> Optional.of("The run was stopped. " + end.message());
            case FAILED -> Optional.of("The run failed: " + end.message());
        };
    }
}
