package dev.tideline.cli;

import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.Scheduler;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline list}: what there is to choose from. A broken file of the user's is listed with what is wrong. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists what the other commands know by name.",
        footerHeading = "%nExample:%n",
        footer = "  ./tideline list workloads")
final class ListCommand implements Callable<Integer> {
    enum What {
        networks,
        profiles,
        workloads,
        policies,
        schedulers
    }

    @Parameters(paramLabel = "WHAT", description = "One of ${COMPLETION-CANDIDATES}.")
    private What what;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Catalog catalog = Catalog.ofUser();
        Table table =
                switch (what) {
                    case networks -> networks(catalog);
                    case profiles -> profiles(catalog);
                    case workloads -> workloads(catalog);
                    case policies -> policies();
                    case schedulers -> schedulers();
                };
        table.print(out);
        return 0;
    }

    private static Table networks(Catalog catalog) {
        Table table = new Table("NAME", ">LAYERS", ">WEIGHTS", ">MMAC", "TITLE", "FROM");
        for (Catalog.Entry entry : catalog.entries(Catalog.Kind.NETWORKS)) {
            if (entry.problem().isEmpty()) {
                Network n = catalog.network(entry.name());
                int fc = n.layers().size() - n.convLayers();
                table.row(
                        n.name(),
                        n.convLayers() + "+" + fc,
                        Bytes.human(n.weightBytes()),
                        String.valueOf(n.macs() / 1_000_000),
                        n.title(),
                        entry.origin());
            } else {
                table.row(entry.name(), "", "", "", "cannot be used: " + entry.problem(), entry.origin());
            }
        }
        return table;
    }

    private static Table profiles(Catalog catalog) {
        Table table = new Table("NAME", "DEVICE", "PROVENANCE", ">MEMORY", "NETWORKS", "FROM");
        for (Catalog.Entry entry : catalog.entries(Catalog.Kind.PROFILES)) {
            if (entry.problem().isEmpty()) {
                Profile p = catalog.profile(entry.name());
                table.row(
                        entry.name(),
                        p.device(),
                        p.provenance().name().toLowerCase(Locale.ROOT),
                        Bytes.exact(p.memoryBytes()),
                        String.join(" ", p.networks().keySet()),
                        entry.origin());
            } else {
                table.row(entry.name(), "cannot be used: " + entry.problem(), "", "", "", entry.origin());
            }
        }
        return table;
    }

    private static Table workloads(Catalog catalog) {
        Table table = new Table("NAME", "NETWORKS", "DESCRIPTION", "FROM");
        for (Catalog.Entry entry : catalog.entries(Catalog.Kind.WORKLOADS)) {
            if (entry.problem().isEmpty()) {
                Workload w = catalog.workload(entry.name());
                table.row(entry.name(), String.join(" ", w.networks()), w.summary(), entry.origin());
            } else {
                table.row(entry.name(), "", "cannot be used: " + entry.problem(), entry.origin());
            }
        }
        return table;
    }

    private static Table policies() {
        Table table = new Table("NAME", "LOADING POLICY");
        for (LoadingPolicy policy : LoadingPolicy.values()) {
            table.row(policy.id(), policy.sentence());
        }
        return table;
    }

    private static Table schedulers() {
        Table table = new Table("NAME", "SCHEDULER");
        for (Scheduler scheduler : Policies.schedulers()) {
            table.row(scheduler.name().toLowerCase(Locale.ROOT), scheduler.sentence());
        }
        return table;
    }
}
