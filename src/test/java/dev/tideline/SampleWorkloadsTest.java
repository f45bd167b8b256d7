package dev.tideline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped workload runs to its end under every loading policy and scheduler, at an ample cap and at a tight one. */
class SampleWorkloadsTest {
    private static final Catalog CATALOG = Catalog.shipped();

    @Test
    void everyFileOfTheFolderShips() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sample-workloads"))) {
            List<String> names = files.map(f -> f.getFileName().toString().replace(".json", ""))
                    .sorted()
                    .toList();
            assertTrue(names.size() >= 12, names.toString());
            assertEquals(names, CATALOG.names(Catalog.Kind.WORKLOADS));
        }
    }

    @TestFactory
    Stream<DynamicTest> runsUnderEveryPolicyAndScheduler() {
        List<DynamicTest> tests = new ArrayList<>();
        for (String name : CATALOG.names(Catalog.Kind.WORKLOADS)) {
            for (LoadingPolicy loading : LoadingPolicy.values()) {
                for (Scheduler scheduler : Policies.schedulers()) {
                    tests.add(DynamicTest.dynamicTest(
                            name + ", " + loading.title() + " + " + scheduler.name(),
                            () -> runs(CATALOG.workload(name), loading, scheduler.name())));
                }
            }
        }
        assertEquals(
                CATALOG.names(Catalog.Kind.WORKLOADS).size()
                        * 4
                        * Policies.schedulers().size(),
                tests.size());
        return tests.stream();
    }

    private static void runs(Workload workload, LoadingPolicy loading, String scheduler) {
        Profile profile = profileFor(workload);
        long largest = workload.networks().stream()
                .mapToLong(n -> profile.cost(n).weightBytes())
                .max()
                .orElseThrow();
        for (long cap : List.of(profile.memoryBytes(), profile.baseBytes() + largest / 2)) {
            RunSpec spec = new RunSpec(
                    workload, models(workload), profile, cap, loading, scheduler, 2, 2, 0, MemoryModel.IDEAL, 7);
            RunTrace trace = new RunTrace(spec);
            new Simulator().run(spec, new RunControl(), trace);
            assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome());
            for (int j = 0; j < trace.jobs(); j++) {
                assertTrue(trace.job(j).finished(), "job " + j);
            }
        }
    }

    private static Profile profileFor(Workload workload) {
        return CATALOG.names(Catalog.Kind.PROFILES).stream()
                .map(CATALOG::profile)
                .filter(p -> p.networks().keySet().containsAll(workload.networks()))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Network> models(Workload workload) {
        Map<String, Network> models = new HashMap<>();
        for (String network : workload.networks()) {
            if (CATALOG.names(Catalog.Kind.NETWORKS).contains(network)) {
                models.put(network, CATALOG.network(network));
            }
        }
        return models;
    }
}
