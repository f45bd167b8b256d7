package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Compared;
import dev.tideline.chart.Difference;
import dev.tideline.chart.Export;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.WholeFile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline compare}: one workload under every combination, as a table and as charts on one time scale. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = "Runs a workload under every combination of memory cap, loading policy and scheduler, and"
                + " compares each with the first.",
        footerHeading = "%nExample:%n",
        footer = {
            "  ./tideline compare small-batch-5 --schedulers mema,fcfs --memory 128M,512M \\",
            "             --export mema-fcfs.pdf"
        })
final class CompareCommand implements Callable<Integer> {
    @Mixin
    private RunSettings settings;

    @Option(
            names = "--schedulers",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "mema,fcfs",
            description = "Default: mema,fcfs.")
    private List<String> schedulers;

    @Option(
            names = "--loading",
            paramLabel = "POLICY",
            split = ",",
            defaultValue = "partial",
            description = "Default: partial.")
    private List<String> loading;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            split = ",",
            converter = SizeConverter.class,
            description = "Memory caps, such as 256M,512M. Default: the device's memory.")
    private List<Long> memory = List.of(0L);

    @Option(
            names = "--export",
            paramLabel = "FILE",
            description = "Where to draw the runs (.svg, .png or .pdf). May be repeated."
                    + " Default: WORKLOAD-compare.svg in the current directory.")
    private List<Path> exports = new ArrayList<>();

    @Mixin
    private Figures figures;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        exports.forEach(file -> new Target(file).checkChart());
        PrintWriter err = spec.commandLine().getErr();
        Prepared prepared = settings.prepare(err);
        List<RunSpec> specs = specs(prepared);
        if (exports.isEmpty()) {
            exports = List.of(Path.of(WholeFile.named(prepared.workload().name()) + "-compare.svg"));
            exports.forEach(file -> new Target(file).checkChart());
        }
        Notices notices = new Notices(prepared.engine(), err);
        List<ChartRun> runs = new ArrayList<>();
        for (RunSpec each : specs) {
            RunTrace trace = new RunTrace(each);
            prepared.engine().run(each, new RunControl(), notices.before(each, Progress.onTerminal(each, err, trace)));
            runs.add(new ChartRun(trace, prepared.engine().title(), runs.size() + 1));
        }
        print(prepared, runs);
        return 0;
    }

    /** All are made, and so checked, before the first is run. */
    private List<RunSpec> specs(Prepared prepared) {
        List<RunSpec> specs = new ArrayList<>();
        for (long cap : memory) {
            for (String policy : loading) {
                for (String scheduler : schedulers) {
                    specs.add(prepared.engine().adapt(prepared.spec(LoadingPolicy.of(policy), scheduler, cap)));
                }
            }
        }
        return specs;
    }

    private void print(Prepared prepared, List<ChartRun> runs) {
        PrintWriter out = spec.commandLine().getOut();
        exports.forEach(file -> Export.write(figures.of(runs), file));
        out.println(prepared.workload().name() + ", " + Text.counted(prepared.workers(), "worker") + ", parallelism "
                + prepared.parallelism() + ", seed " + prepared.seed() + ", "
                + prepared.engine().title());
        out.println(Summary.provenance(prepared.profile()));
        out.println();
        table(runs).print(out);
        out.println();
        if (runs.size() > 1) {
            Difference.sentences(Compared.of(runs)).forEach(out::println);
            out.println();
        }
        exports.forEach(file -> out.println("Wrote " + file));
        List<String> failures = runs.stream()
                .map(ChartRun::trace)
                .flatMap(t -> RunOutput.failure(t).map(m -> t.spec().title() + ": " + m).stream())
                .toList();
        if (!failures.isEmpty()) {
            throw new RunFailed(String.join(System.lineSeparator(), failures));
        }
    }

    private static Table table(List<ChartRun> runs) {
        Table table = new Table(
                ">MEMORY",
                "LOADING",
                "SCHEDULER",
                ">MAKESPAN",
                ">RATIO",
                ">MEAN RESPONSE",
                ">P95 RESPONSE",
                ">PEAK PROMISED",
                ">PAGED",
                ">PAGING",
                ">UTILISATION",
                "OUTCOME");
        long first = Metrics.of(runs.get(0).trace()).makespanNs();
        for (ChartRun run : runs) {
            RunSpec spec = run.trace().spec();
            Metrics m = Metrics.of(run.trace());
            table.row(
                    Bytes.exact(spec.capBytes()),
                    spec.loading().id(),
                    spec.scheduler().toLowerCase(Locale.ROOT),
                    Text.time(m.makespanNs()),
                    first == 0 ? "" : String.format(Locale.ROOT, "%.3f", (double) m.makespanNs() / first),
                    Text.time(m.meanResponseNs()),
                    Text.time(m.p95ResponseNs()),
                    Bytes.human(m.peakPromisedBytes()),
                    Bytes.human(m.pagedInBytes() + m.pagedOutBytes()),
                    Text.time(m.pagingNs()),
                    Text.percent(m.utilisation()),
                    run.trace().end().orElseThrow().outcome().name().toLowerCase(Locale.ROOT));
        }
        return table;
    }
}
