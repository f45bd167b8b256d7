package dev.tideline.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Small specs whose schedules can be checked by hand: no contention, no swap, no base, plain numbers. */
public final class Tiny {
    /** Two layers, costs 1 to 5: Init 1, L0 2, E0 3, L1 4, E1 5. */
    public static final NetworkCost AB = network("AB", 1, 10, 1, layer(2, 3, 100, 20, 5), layer(4, 5, 200, 30, 0));

    private Tiny() {}

    public static LayerCost layer(long loadNs, long execNs, long weights, long output, long workspace) {
        return new LayerCost("layer", loadNs, execNs, weights, output, workspace);
    }

    public static NetworkCost network(String name, long initNs, long initBytes, int convLayers, LayerCost... layers) {
        List<LayerCost> named = new ArrayList<>();
        for (int i = 0; i < layers.length; i++) {
            LayerCost l = layers[i];
            named.add(new LayerCost(
                    "layer" + i, l.loadNs(), l.execNs(), l.weightBytes(), l.outputBytes(), l.workspaceBytes()));
        }
        return new NetworkCost(name, initNs, initBytes, convLayers, 0, 1, named);
    }

    public static Profile profile(NetworkCost... networks) {
        Map<String, NetworkCost> byName = new LinkedHashMap<>();
        for (NetworkCost n : networks) {
            byName.put(n.network(), n);
        }
        return new Profile("tiny", "Tiny", Provenance.MODELLED, "made up", 1 << 30, 0, 0, 0, 0, Swap.NONE, byName);
    }

    public static Workload at0(String... networks) {
        return new Workload("w", "", List.of(new Request(0, List.of(networks), 1, "")), List.of());
    }

    public static RunSpec spec(
            Workload workload,
            Profile profile,
            long cap,
            LoadingPolicy loading,
            String scheduler,
            int workers,
            int parallel) {
        return new RunSpec(
                workload, Map.of(), profile, cap, loading, scheduler, workers, parallel, 0, MemoryModel.IDEAL, 7);
    }

    public static RunTrace run(Engine engine, RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        engine.run(spec, new RunControl(), trace);
        return trace;
    }

    /** Equal, or the first place where they differ: whole schedules are too long to read. */
    public static void assertSame(List<?> expected, List<?> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), "at " + i);
        }
        assertEquals(expected.size(), actual.size());
    }

    /** Each span as "0:I 0-1": job, kind and layer, start and finish; by start, then worker. */
    public static List<String> schedule(RunTrace trace) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < trace.spans().size(); i++) {
            var s = trace.spans().get(i);
            String what = s.layer() < 0 ? "I" : s.kind().name().charAt(0) + "" + s.layer();
            lines.add("w" + s.worker() + " job" + s.job() + " " + what + " " + s.startNs() + "-" + s.finishNs());
        }
        return lines;
    }
}
