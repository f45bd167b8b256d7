package dev.tideline.io;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;

/** Small runs to write, read and export: a network of two layers, its times and bytes all different. */
final class Runs {
    private Runs() {}

    static RunSpec spec(int images, int workers) {
        NetworkCost tiny = new NetworkCost(
                "Tiny",
                5,
                100,
                1,
                0,
                1,
                List.of(new LayerCost("a, \"b\"", 10, 20, 1000, 50, 7), new LayerCost("b", 30, 40, 2000, 60, 0)));
        Profile profile = new Profile(
                "bench",
                "A bench",
                Profile.Provenance.MODELLED,
                "by hand",
                1 << 30,
                1000,
                0,
                0,
                0,
                Profile.Swap.NONE,
                Map.of("Tiny", tiny));
        Workload workload = new Workload("tiny", "", List.of(new Request(0, List.of("Tiny"), images, "")), List.of());
        return new RunSpec(
                workload, Map.of(), profile, 4000, LoadingPolicy.PARTIAL, "MEMA", workers, 2, 0, MemoryModel.IDEAL, 7);
    }

    static RunTrace simulated(RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }
}
