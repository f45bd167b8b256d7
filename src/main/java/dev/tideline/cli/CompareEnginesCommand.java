package dev.tideline.cli;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.io.RunsCsv;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Calibration;
import dev.tideline.study.Cautions;
import dev.tideline.study.Pace;
import dev.tideline.study.Repeats;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline compare-engines}: the simulator's predictions against real runs of the same specs. */
@Command(
        name = "compare-engines",
        mixinStandardHelpOptions = true,
        description = {
            "Predicts a workload's runs in the simulator, carries the same runs out for real, and says how near they are.",
            "Real runs take turns, so that what drifts on the machine hits all alike; their median counts. One more, on"
                    + " one worker, tells how fast the machine is now beside its profile. Without"
                    + " --profile, predictions rest on the profile of this machine (" + Catalog.THIS_MACHINE
                    + ") where there is one."
                    + " Ctrl+C ends early and shows what there is."
        },
        defaultValueProvider = CompareEnginesCommand.Defaults.class,
        footerHeading = "%nExamples:%n",
        footer = {
            "  tideline compare-engines small-3 --memory 1G,512M --repeat 3",
            "  tideline compare-engines small-batch-5 --memory 128M --swap 2G"
        })
final class CompareEnginesCommand implements Callable<Integer> {
    /** Other commands simulate unless told otherwise; this one simulates anyway. */
    static final class Defaults implements IDefaultValueProvider {
        @Override
        public String defaultValue(ArgSpec argument) {
            boolean engine = argument.isOption() && argument.paramLabel().equals("ENGINE");
            return engine ? "local" : argument.defaultValue();
        }
    }

    @Mixin
    private RunSettings settings;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            split = ",",
            converter = SizeConverter.class,
            description = "Memory caps, such as 1G,256M. Default: the device's memory.")
    private List<Long> memory = List.of(0L);

    @Option(
            names = "--loading",
            paramLabel = "POLICY",
            split = ",",
            defaultValue = "bulk,linear,deepeye,partial",
            description = "Default: all four.")
    private List<String> loading;

    @Option(
            names = "--schedulers",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "fcfs,mema",
            description = "Default: fcfs,mema.")
    private List<String> schedulers;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often each is measured. Default: 5.")
    private int repeat;

    @Option(names = "--export", paramLabel = "FILE.csv", description = "Writes all runs, a row each.")
    private Path export;

    @Option(names = "--json", description = "Prints one JSON object, and nothing else, on standard output.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (export != null) {
            new Target(export).checkDirectory();
        }
        PrintWriter err = spec.commandLine().getErr();
        Prepared prepared = settings.prepareSeries(err);
        List<RunSpec> specs = specs(prepared);
        String warning = OwnProfile.warning(prepared.profile(), prepared.engine());
        if (!warning.isEmpty()) {
            err.println(warning);
        }
        specs.add(Pace.spec(specs));
        Series series = new Series(prepared.engine(), specs, repeat, err);
        List<RunTrace> predicted =
                specs.stream().map(CompareEnginesCommand::predict).toList();
        series.run(settings::swap, measured -> show(prepared, series, predicted, measured));
        return 0;
    }

    /** All are made, and so checked, before the first is run. */
    private List<RunSpec> specs(Prepared prepared) {
        List<RunSpec> specs = new ArrayList<>();
        for (long cap : memory) {
            for (String scheduler : schedulers) {
                for (String policy : loading) {
                    specs.add(prepared.engine().adapt(prepared.spec(LoadingPolicy.of(policy), scheduler, cap)));
                }
            }
        }
        return specs;
    }

    private static RunTrace predict(RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    private void show(Prepared prepared, Series series, List<RunTrace> predicted, List<Repeats> measured) {
        int cells = measured.size() - 1;
        Calibration calibration = Calibration.of(predicted.subList(0, cells), measured.subList(0, cells));
        Pace pace = new Pace(new Calibration.Cell(predicted.get(cells), measured.get(cells)));
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(CalibrationJson.of(calibration, pace, prepared.engine().title(), series.machine()));
        } else {
            print(calibration, prepared, series, out);
            print(pace, calibration, out);
        }
        if (export != null) {
            RunsCsv.write(rows(calibration, prepared.engine().title()), export);
        }
        if (export != null && !json) {
            out.println();
            out.println("Wrote " + export);
        }
    }

    private static List<RunsCsv.Row> rows(Calibration calibration, String engine) {
        List<RunsCsv.Row> rows = new ArrayList<>();
        for (Calibration.Cell cell : calibration.cells()) {
            rows.add(new RunsCsv.Row(new Simulator().title(), 0, cell.predicted()));
            rows.addAll(Series.rows(engine, cell.measured()));
        }
        return rows;
    }

    private void print(Calibration calibration, Prepared prepared, Series series, PrintWriter out) {
        out.println(prepared.workload().name() + ", " + Text.counted(prepared.workers(), "worker") + ", parallelism "
                + prepared.parallelism() + ", seed " + prepared.seed() + ": " + new Simulator().title() + " against "
                + prepared.engine().title() + ", median of " + repeat);
        out.println(Summary.provenance(prepared.profile()));
        List<Repeats> measured =
                calibration.cells().stream().map(Calibration.Cell::measured).toList();
        Series.conditions(measured).ifPresent(out::println);
        out.println("Machine: " + series.machine());
        Cautions.of(measured).forEach(out::println);
        out.println();
        cells(calibration).print(out);
        out.println();
        shares(calibration).print(out);
        out.println();
        Verdicts.print(calibration.verdicts(), out);
    }

    private static void print(Pace pace, Calibration calibration, PrintWriter out) {
        pace.factor().ifPresent(factor -> calibration
                .errors(factor)
                .ifPresent(errors -> out.printf(
                        Locale.ROOT,
                        "On one worker the workload takes %.2f times what the profile says. With that taken out:%n"
                                + "  %.1f %% in the median, %.1f %% at worst%n",
                        factor,
                        100 * errors.median(),
                        100 * errors.worst())));
    }

    private static Table cells(Calibration calibration) {
        Table table = new Table(
                ">MEMORY",
                "SCHEDULER",
                "LOADING",
                ">PREDICTED",
                ">MEASURED",
                ">FASTEST",
                ">SPREAD",
                ">RATIO",
                "PAGES",
                ">PROMISED",
                ">SWAPPED",
                "");
        for (Calibration.Cell cell : calibration.cells()) {
            Repeats measured = cell.measured();
            table.row(
                    Bytes.exact(cell.spec().capBytes()),
                    cell.spec().scheduler().toLowerCase(Locale.ROOT),
                    cell.spec().loading().id(),
                    Text.time(cell.predictedNs()),
                    Text.time(measured.makespanNs()),
                    Text.time(measured.fastestNs()),
                    measured.makespanNs().isPresent() ? Text.percent(measured.spread()) : "",
                    Text.ratio(cell.ratio()),
                    cell.pages() ? "yes" : "no",
                    Bytes.human(measured.peakPromisedBytes()),
                    Bytes.human(measured.peakSwappedBytes()),
                    Series.trouble(measured));
        }
        return table;
    }

    /** What of the times is whose, first where nothing pages. */
    private static Table shares(Calibration calibration) {
        Table table = new Table("NETWORK", "TASKS", "PAGES", ">PREDICTED", ">MEASURED", ">RATIO");
        for (Calibration.Share share : calibration.shares()) {
            table.row(
                    share.network(),
                    share.kind().title(),
                    share.pages() ? "yes" : "no",
                    Text.time(share.predictedNs()),
                    Text.time(share.measuredNs()),
                    Text.ratio(share.ratio()));
        }
        return table;
    }
}
