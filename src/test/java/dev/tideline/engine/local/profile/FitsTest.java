package dev.tideline.engine.local.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.Fixtures;
import dev.tideline.engine.local.Repeated;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.Contention;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the simulator was given, found again in its runs as if they were real ones. */
class FitsTest {
    private static final Network WIDE = Fixtures.wide();
    private static final Network OTHER = new Fixtures.Chain(new Shape(3, 100, 100))
            .then(Fixtures.convolution(32, 5, 1, 2, 1))
            .then(new Operator.InnerProduct(100))
            .then(new Operator.InnerProduct(2000))
            .named("Other");
    private static final double STORAGE = 0.4;
    private static final double COMPUTE = 0.25;
    private static final double MIXED = 0.6;
    private static final Swap SWAP = new Swap(50_000_000, 20_000_000, 0);

    private static Profile profile(Swap swap) {
        Profile plain = Fixtures.profile(WIDE, OTHER);
        return new Profile(
                "known",
                "D",
                plain.provenance(),
                "made up",
                plain.memoryBytes(),
                0,
                0,
                0,
                new Contention(COMPUTE, STORAGE, MIXED),
                swap,
                plain.networks());
    }

    private static ProfilingRuns runs(Swap swap) {
        return new ProfilingRuns(profile(swap), new RunControl());
    }

    private static RunTrace simulated(RunSpec spec) {
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    private static Repetitions alone(Network network) {
        RunTrace trace = simulated(runs(Swap.NONE).alone(network, LoadingPolicy.LINEAR, 1, 1L << 40));
        return new Repetitions(network.layers().size(), List.of(Repetitions.row(trace, 0), Repetitions.row(trace, 1)));
    }

    @Test
    void aRepetitionHoldsTheCostsOfTheProfile() {
        NetworkCost cost = profile(Swap.NONE).cost("Wide");
        Repetitions alone = alone(WIDE);

        assertEquals(new Repeated(cost.initNs(), 0), alone.init());
        assertEquals(new Repeated(0, 0), alone.gap());
        for (int i = 0; i < cost.layers().size(); i++) {
            LayerCost layer = cost.layers().get(i);
            assertEquals(new Repeated(layer.loadNs(), 0), alone.load(i));
            assertEquals(new Repeated(layer.execNs(), 0), alone.exec(i));
        }
        assertEquals(1, alone.slowdown());
    }

    @Test
    void findsContention() {
        List<Together.Shared> tasks = new ArrayList<>();
        for (LoadingPolicy loading : List.of(LoadingPolicy.BULK, LoadingPolicy.PARTIAL)) {
            RunTrace trace = simulated(runs(Swap.NONE).together(List.of(WIDE, OTHER), loading, 4));
            tasks.addAll(new Together(trace, Map.of("Wide", alone(WIDE), "Other", alone(OTHER)), 0).tasks());
        }
        ContentionFit fit = ContentionFit.of(tasks);

        assertEquals(new Contention(COMPUTE, STORAGE, MIXED), fit.contention());
    }

    @Test
    void findsSwapRates() {
        long cap = WIDE.weightBytes() * 3 / 5;
        RunTrace capped = simulated(runs(SWAP).alone(WIDE, LoadingPolicy.BULK, 2, cap));
        RunTrace model = simulated(runs(Swap.NONE).alone(WIDE, LoadingPolicy.BULK, 2, cap));
        Swap found = SwapRates.fit(capped, model, alone(WIDE), ProfilingRuns.WARM_UPS);

        assertEquals(SWAP.readBytesPerSecond(), found.readBytesPerSecond(), 100);
        assertEquals(SWAP.writeBytesPerSecond(), found.writeBytesPerSecond(), 100);
    }

    @Test
    void withoutPagingThereIsNoRate() {
        RunTrace ample = simulated(runs(SWAP).alone(WIDE, LoadingPolicy.BULK, 2, 1L << 40));

        assertEquals(Swap.NONE, SwapRates.fit(ample, ample, alone(WIDE), ProfilingRuns.WARM_UPS));
    }
}
