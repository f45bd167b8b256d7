package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.io.CsvExport;
import dev.tideline.io.JsonSummary;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What becomes of one run: its figures on the terminal, and whatever files are asked for. */
final class RunOutput {
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

    /** Complains before the run, not after it. @throws InvalidInput if something cannot be written */
    void check() {
        exports.forEach(file -> new Target(file).check());
    }

    /**
     * Takes a run down from its beginning.
     *
     * @param live whether it goes on in real time
     * @param err shows progress where somebody watches
     */
    Taken begin(RunInfo info, boolean live, PrintWriter err) {
        return new Taken(info, live, err);
    }

    /** One run, from its first event to what is made of it. One thread. */
    final class Taken implements RunListener, AutoCloseable {
        private final RunInfo info;
        private final RunTrace result;
        private final RunListener next;
        /** None if it is not recorded. */
        private final List<RunRecorder> recorder;

        private Taken(RunInfo info, boolean live, PrintWriter err) {
            RunSpec spec = info.spec();
            this.info = info;
            this.result = new RunTrace(spec);
            RunListener shown = Progress.onTerminal(spec, err, result);
            this.recorder = trace == null ? List.of() : List.of(RunFile.record(trace, info, shown));
            if (live) {
                recorder.forEach(RunRecorder::live);
            }
            this.next = recorder.isEmpty() ? shown : recorder.get(0);
        }

        @Override
        public void on(RunEvent event) {
            next.on(event);
        }

        /** Ends the recording. */
        @Override
        public void close() {
            recorder.forEach(RunRecorder::close);
        }

        /**
         * Prints and writes what was asked for: figures first, so that an export that fails does not take them away.
         *
         * @throws RunFailed if the run came to no good end, when all has been written
         * @throws InvalidInput if something could not be written
         */
        void report(PrintWriter out) {
            print(out);
            String loss = recorder.stream()
                    .flatMap(r -> r.loss().stream())
                    .findFirst()
                    .orElse("");
            exports.forEach(file -> new Target(file)
                    .write(result, info.engine(), () -> figures.of(new ChartRun(result, info.engine(), 1))));
            if (csv != null) {
                CsvExport.write(result, info.engine(), csv);
            }
            if (!json) {
                printWritten(out, loss.isEmpty());
            }
            failure(result).ifPresent(message -> {
                throw new RunFailed(message);
            });
            if (!loss.isEmpty()) {
                throw new InvalidInput(loss);
            }
        }

        private void print(PrintWriter out) {
            if (json) {
                out.println(JsonSummary.of(result, info.engine()));
                return;
            }
            new Summary(result, info.engine()).print(out);
        }

        private void printWritten(PrintWriter out, boolean recorded) {
            exports.forEach(file -> out.println("Wrote " + file));
            if (csv != null) {
                out.println("Wrote tasks.csv, memory.csv, jobs.csv and run.json in " + csv);
            }
            if (trace != null && recorded) {
                out.println("Recorded in " + trace);
            }
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
