package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.io.CsvExport;
import dev.tideline.io.EdgeCaffeCsv;
import dev.tideline.io.RunFile;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline export}: a recorded run in another format. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Turns a recorded run into a chart, a Perfetto trace or tables. A run file that was cut is"
                + " exported as far as it goes.",
        footerHeading = "%nExample:%n",
        footer = "  ./tideline export small-3.tide --to small-3.perfetto-trace --to small-3.pdf")
final class ExportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "TRACE", description = "A run file (.tide), from run --trace.")
    private Path trace;

    @Option(
            names = "--to",
            paramLabel = "FILE",
            description = "FILE.svg, .png, .pdf or .perfetto-trace. May be repeated.")
    private List<Path> to = List.of();

    @Option(
            names = "--csv",
            paramLabel = "DIR",
            description = "Writes tasks.csv, memory.csv, jobs.csv and run.json there.")
    private Path csv;

    @Option(
            names = "--edgecaffe",
            paramLabel = "DIR",
            description = "Writes layers.csv, networkStats6.csv and worker<k>.csv there, as EdgeCaffe does.")
    private Path edgeCaffe;

    @Mixin
    private Figures figures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (to.isEmpty() && csv == null && edgeCaffe == null) {
            throw new ParameterException(spec.commandLine(), "Say where to: --to FILE, --csv DIR or --edgecaffe DIR.");
        }
        List<Target> targets = to.stream().map(Target::new).toList();
        targets.forEach(Target::check);
        RunFile.Recording recording = RunFile.read(trace);
        RunTrace run = recording.trace();
        String engine = recording.info().engine();
        targets.forEach(t -> t.write(run, engine, () -> figures.of(new ChartRun(run, engine, 1))));
        if (csv != null) {
            CsvExport.write(run, engine, csv);
        }
        if (edgeCaffe != null) {
            EdgeCaffeCsv.write(run, engine, edgeCaffe);
        }
        report(recording);
        return 0;
    }

    private void report(RunFile.Recording recording) {
        PrintWriter out = spec.commandLine().getOut();
        to.forEach(file -> out.println("Wrote " + file));
        if (csv != null) {
            out.println("Wrote tasks.csv, memory.csv, jobs.csv and run.json in " + csv);
        }
        if (edgeCaffe != null) {
            out.println("Wrote EdgeCaffe's files in " + edgeCaffe);
        }
        if (!recording.complete()) {
            List<RunEvent.Remark> remarks = recording.trace().remarks();
            spec.commandLine().getErr().println(remarks.get(remarks.size() - 1).text());
        }
    }
}
