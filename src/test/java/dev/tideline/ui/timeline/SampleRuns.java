package dev.tideline.ui.timeline;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Simulated runs of small synthetic networks, with figures that can be checked by hand. */
final class SampleRuns {
    /** Init 1, then loads and execs of 2, 3, 4, 5 ns: Linear takes 15. */
    static final NetworkCost TINY = new NetworkCost(
            "Tiny",
            1,
            10,
            1,
            0,
            1,
            List.of(new LayerCost("conv1", 2, 3, 100, 20, 7), new LayerCost("fc2", 4, 5, 300, 4, 0)));

    static final NetworkCost LARGE = new NetworkCost(
            "Large",
            2,
            50,
            2,
            0,
            1,
            List.of(
                    new LayerCost("conv1", 5, 20, 400, 90, 60),
                    new LayerCost("relu1", 0, 3, 0, 90, 0),
                    new LayerCost("fc2", 30, 8, 2_000, 10, 0)));

    private SampleRuns() {}

    /** One job of {@link #TINY}, on one worker: I 0-1, L0 1-3, E0 3-6, L1 6-10, E1 10-15. */
    static RunTrace linear() {
        return run(spec(LoadingPolicy.LINEAR, "FCFS", 1, 1_000_000, 1, List.of("Tiny"), Swap.NONE));
    }

    /** Two jobs of {@link #TINY}, the second 5 ns after the first has ended. */
    static RunTrace sparse() {
        return run(spec(LoadingPolicy.LINEAR, "FCFS", 1, 1_000_000, 2, List.of("Tiny"), Swap.NONE));
    }

    /** Many jobs under MEMA and a cap that is often in the way. */
    static RunTrace crowded(int images) {
        return run(spec(LoadingPolicy.PARTIAL, "MEMA", 3, 2_200, images, List.of("Tiny", "Large"), Swap.NONE));
    }

    static RunTrace paging(String scheduler) {
        Swap swap = new Swap(40_000_000_000L, 20_000_000_000L);
        return run(spec(LoadingPolicy.PARTIAL, scheduler, 2, 2_600, 12, List.of("Large", "Tiny"), swap));
    }

    static RunSpec spec(
            LoadingPolicy loading,
            String scheduler,
            int workers,
            long capBytes,
            int images,
            List<String> networks,
            Swap swap) {
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < images; i++) {
            requests.add(new Request(20L * i, networks, 1, ""));
        }
        Profile profile = new Profile(
                "bench",
                "a bench",
                Provenance.MODELLED,
                "made up",
                1L << 30,
                0,
                0,
                0,
                0,
                swap,
                Map.of("Tiny", TINY, "Large", LARGE));
        return new RunSpec(
                new Workload("sample", "", requests, List.of()),
                Map.of(),
                profile,
                capBytes,
                loading,
                scheduler,
                workers,
                2,
                0,
                MemoryModel.IDEAL,
                7);
    }

    static RunTrace run(RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }
}
