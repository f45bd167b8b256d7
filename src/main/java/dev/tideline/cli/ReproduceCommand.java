package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.io.RunsCsv;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Cautions;
import dev.tideline.study.Table3;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline reproduce}: a table of the MEMA paper, simulated or for real, beside the paper's. */
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the cells of a table of the MEMA paper and shows them beside the paper's figures.",
            "table3: loading policies under schedulers and memory caps, relative to Bulk + FCFS under the same cap; the"
                    + " paper's is of its five networks one at a time, and its conclusions are tested. Runs take turns,"
                    + " medians count. Ctrl+C ends early and shows what there is.",
            "Real runs hold less memory than Caffe did, so the paper's 256M may be a smaller cap here: look for it with"
                    + " --memory."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  tideline reproduce table3",
            "  tideline reproduce table3 --engine local --swap 2G --memory 256M,128M"
        })
final class ReproduceCommand implements Callable<Integer> {
    private static final List<String> KNOWN = List.of("table3");

    @Parameters(paramLabel = "TABLE", description = "table3.")
    private String table;

    @Mixin
    private EngineOption engine;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each cell is run. Default: 1.")
    private int repeat;

    @Option(
            names = "--networks",
            paramLabel = "NAME",
            split = ",",
            description = "Each on one picture. Default: the paper's five.")
    private List<String> networks = Table3.NETWORKS;

    @Option(
            names = "--memory",
            paramLabel = "SIZE",
            split = ",",
            converter = SizeConverter.class,
            description = "Memory caps. Default: 2G,1G,512M,256M.")
    private List<Long> memory = Table3.CAPS;

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
            defaultValue = "fcfs,sjf,ljf,mema",
            description = "Default: fcfs,sjf,ljf,mema.")
    private List<String> schedulers;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            split = ",",
            defaultValue = "1,2",
            description =
                    "How many networks are active at once: 1 (one at a time, as in the paper's table), 2 (all there"
                            + " at once, two active). Default: both.")
    private List<Integer> parallel;

    @Option(
            names = "--profile",
            paramLabel = "FILE|NAME",
            defaultValue = "",
            description = "What tasks cost. Default: " + RunSettings.EVERYDAY_PROFILE
                    + "; for real runs this machine's where it was measured.")
    private String profile;

    @Option(
            names = "--memory-model",
            paramLabel = "MODEL",
            defaultValue = "",
            description = "sim: ideal or caffe. Default: caffe, as in the paper; real runs are ideal.")
    private String memoryModel;

    @Option(names = "--export", paramLabel = "FILE.csv", description = "Writes all runs, a row each.")
    private Path export;

    @Mixin
    private LocalOptions local;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!KNOWN.contains(table)) {
            throw InvalidInput.unknown("table", table, KNOWN);
        }
        if (export != null) {
            new Target(export).checkDirectory();
        }
        LocalSettings settings = local.settings();
        PrintWriter err = spec.commandLine().getErr();
        Engine carrier = engine.engine(engine.ofEach(settings), err);
        boolean simulated = carrier instanceof Simulator;
        List<Table3.Cell> cells = cells();
        Profile costs = costs(carrier);
        List<RunSpec> specs = specs(cells, costs, carrier, memoryModel(simulated));
        Series series = new Series(carrier, specs, repeat, err);
        series.run(
                () -> engine.swap(settings), results -> show(new CellResults(cells, results), carrier, costs, series));
        return 0;
    }

    private List<Table3.Cell> cells() {
        return Table3.cells(
                loading.stream().map(LoadingPolicy::of).toList(),
                schedulers.stream().map(s -> Policies.scheduler(s).name()).toList(),
                memory,
                parallel);
    }

    private Profile costs(Engine carrier) {
        Catalog catalog = Catalog.ofUser();
        String usual = carrier instanceof Simulator ? RunSettings.EVERYDAY_PROFILE : OwnProfile.orEveryday(catalog);
        return catalog.profile(
                profile.isEmpty() ? OwnProfile.of(carrier, catalog).orElse(usual) : profile);
    }

    private MemoryModel memoryModel(boolean simulated) {
        if (memoryModel.isEmpty()) {
            return simulated ? MemoryModel.CAFFE : MemoryModel.IDEAL;
        }
        return MemoryModel.of(memoryModel);
    }

    private List<RunSpec> specs(List<Table3.Cell> cells, Profile costs, Engine carrier, MemoryModel model) {
        Catalog catalog = Catalog.ofUser();
        Map<String, Network> models =
                networks.stream().collect(Collectors.toMap(Function.identity(), catalog::network, (a, b) -> a));
        return cells.stream()
                .map(cell -> carrier.adapt(Table3.spec(cell, networks, models, costs, model)))
                .toList();
    }

    private void show(CellResults results, Engine carrier, Profile costs, Series series) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Table 3 of the MEMA paper: " + String.join(", ", networks) + ", 2 workers, " + carrier.title()
                + ", median of " + repeat);
        out.println(Summary.provenance(costs));
        Series.conditions(results.repeats()).ifPresent(out::println);
        if (!(carrier instanceof Simulator)) {
            out.println("Machine: " + series.machine());
        }
        Cautions.of(results.repeats()).forEach(out::println);
        for (int networksAtOnce : parallel) {
            out.println();
            out.println(
                    networksAtOnce == 1
                            ? "One network at a time (parallelism 1), relative to Bulk + FCFS; the paper's in brackets:"
                            : "All networks at once, " + networksAtOnce + " active (parallelism " + networksAtOnce
                                    + "), relative to Bulk + FCFS:");
            results.matrix(networksAtOnce, memory).print(out);
        }
        out.println();
        results.details().print(out);
        out.println();
        Verdicts.print(results.table().verdicts(), out);
        if (export != null) {
            List<RunsCsv.Row> rows = new ArrayList<>();
            results.repeats().forEach(r -> rows.addAll(Series.rows(carrier.title(), r)));
            RunsCsv.write(rows, export);
            out.println();
            out.println("Wrote " + export);
        }
    }
}
