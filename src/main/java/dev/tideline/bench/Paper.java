package dev.tideline.bench;

import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Table3;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The five networks of the MEMA paper with the recorded laptop's costs: what every benchmark runs. */
final class Paper {
    private final Map<String, Network> networks;
    private final Profile profile;

    private Paper() {
        Catalog catalog = Catalog.shipped();
        networks = Table3.NETWORKS.stream()
                .map(catalog::network)
                .collect(Collectors.toMap(Network::name, Function.identity()));
        profile = catalog.profile("recorded-laptop");
    }

    /** Reads the shipped files. */
    static Paper load() {
        return new Paper();
    }

    List<Network> networks() {
        return Table3.NETWORKS.stream().map(networks::get).toList();
    }

    Profile profile() {
        return profile;
    }

    /** All five on so many pictures that there are at least {@code tasks} tasks. */
    Workload workload(int tasks) {
        int tasksOfAll = networks.values().stream()
                .mapToInt(n -> 1 + 2 * n.layers().size())
                .sum();
        int images = (tasks + tasksOfAll - 1) / tasksOfAll;
        return new Workload("bench", "", List.of(new Request(0, Table3.NETWORKS, images, "")), List.of());
    }

    /** So many tasks under Partial with two workers and a cap of 1G, parallelism 2. */
    RunSpec spec(int tasks, String scheduler) {
        return spec(workload(tasks), Bytes.GIB, LoadingPolicy.PARTIAL, scheduler, 2, 2);
    }

    RunSpec spec(Workload workload, long cap, LoadingPolicy loading, String scheduler, int workers, int parallelism) {
        return new RunSpec(
                workload, networks, profile, cap, loading, scheduler, workers, parallelism, 0, MemoryModel.IDEAL, 7);
    }
}
