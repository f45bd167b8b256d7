package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command that runs something asks for. */
final class RunSettings {
    static final String EVERYDAY_PROFILE = "recorded-laptop";

    @Parameters(paramLabel = "WORKLOAD", description = "A file, or a name from 'tideline list workloads'.")
    private String workload;

    @Mixin
    private EngineOption engine;

    @Option(
            names = "--weights",
            paramLabel = "DIR",
            description = "local, agent: uses the weights in DIR/NETWORK/. Default: trained ones where installed,"
                    + " otherwise random ones.")
    private Path weights;

    @Option(
            names = "--profile",
            paramLabel = "FILE|NAME",
            defaultValue = "",
            description = "What tasks cost. Default: " + EVERYDAY_PROFILE
                    + " (compare-engines: " + Catalog.THIS_MACHINE
                    + ", where it was measured), or the first that knows all"
                    + " networks of the workload.")
    private String profile;

    @Option(names = "--workers", paramLabel = "N", defaultValue = "2", description = "Default: 2.")
    private int workers;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "2",
            description = "How many networks may be active at once. Default: 2. MASA ignores it.")
    private int parallel;

    @Option(
            names = "--exec-workers",
            paramLabel = "N",
            defaultValue = "0",
            description = "Under partial, only the first N workers execute. Default: all.")
    private int execWorkers;

    @Option(
            names = "--memory-model",
            paramLabel = "MODEL",
            defaultValue = "ideal",
            description = "ideal (bytes are freed after their last use) or caffe (as EdgeCaffe holds them)."
                    + " Default: ideal.")
    private String memoryModel;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "7", description = "Of arrivals. Default: 7.")
    private long seed;

    @Mixin
    private LocalOptions local;

    /**
     * Reads what is named, and connects where an agent is.
     *
     * @param err hears how it stands with the connection
     * @throws dev.tideline.workload.InvalidInput naming what is wrong
     * @throws dev.tideline.engine.remote.AgentUnreachable if the agent is
     */
    Prepared prepare(PrintWriter err) {
        return prepare(local.settings(), EVERYDAY_PROFILE, err);
    }

    /**
     * As {@link #prepare}, for several runs that use {@link #swap} together; without --profile, expected costs are this
     * machine's where the user has measured them.
     */
    Prepared prepareSeries(PrintWriter err) {
        return prepare(engine.ofEach(local.settings()), OwnProfile.orEveryday(Catalog.ofUser()), err);
    }

    /** What --swap asks for, to be closed after the last run. */
    SharedSwap swap() {
        return engine.swap(local.settings());
    }

    private Prepared prepare(LocalSettings settings, String usualProfile, PrintWriter err) {
        Engine carrier = weights == null ? engine.engine(settings, err) : engine.engine(settings, err, weights);
        MemoryModel model = MemoryModel.of(memoryModel);
        Catalog catalog = Catalog.ofUser();
        Workload asked = catalog.workload(workload);
        String preferred = OwnProfile.of(carrier, catalog).orElse(usualProfile);
        Profile costs = profile.isEmpty() ? knowing(catalog, asked, preferred) : catalog.profile(profile);
        asked.check(costs, workload);
        return new Prepared(
                carrier, asked, networks(catalog, asked), costs, workers, parallel, execWorkers, model, seed);
    }

    /** The first profile that knows all networks; the preferred one if none does, so that the complaint is about that. */
    private static Profile knowing(Catalog catalog, Workload workload, String preferred) {
        Set<String> names = new LinkedHashSet<>(List.of(preferred, EVERYDAY_PROFILE));
        names.addAll(catalog.names(Catalog.Kind.PROFILES));
        return names.stream()
                .map(catalog::profile)
                .filter(p -> knows(p, workload))
                .findFirst()
                .orElseGet(() -> catalog.profile(preferred));
    }

    private static boolean knows(Profile profile, Workload workload) {
        return profile.networks().keySet().containsAll(workload.networks());
    }

    /** One without a model is synthetic. */
    private static Map<String, Network> networks(Catalog catalog, Workload workload) {
        List<String> known = catalog.names(Catalog.Kind.NETWORKS);
        Map<String, Network> networks = new LinkedHashMap<>();
        workload.networks().stream().filter(known::contains).forEach(n -> networks.put(n, catalog.network(n)));
        return networks;
    }
}
