package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.EngineContract;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract, with a real runner on PyTorch for each run. */
class PytorchEngineTest extends EngineContract {
    private static final Network BRANCHING = Fixtures.branching();
    private static final Network WIDE = Fixtures.wide();
    private static final LocalSettings PYTORCH = LocalEngineTest.ACCOUNTED.withDlEngine(DlEngine.PYTORCH);

    @TempDir
    private static Path cache;

    @BeforeAll
    static void requirePytorch() {
        Fixtures.require(DlEngine.PYTORCH);
    }

    @Override
    protected Engine engine() {
        return new LocalEngine(cache, PYTORCH);
    }

    @Override
    protected RunSpec spec(LoadingPolicy loading, String scheduler) {
        return Fixtures.spec(
                Tiny.at0("Branching", "Wide", "Branching"),
                WIDE.weightBytes() * 5 / 4,
                loading,
                scheduler,
                2,
                BRANCHING,
                WIDE);
    }

    private static List<RunEvent> run(Engine engine, RunSpec spec) {
        List<RunEvent> events = new ArrayList<>();
        engine.run(spec, new RunControl(), events::add);
        RunEvent.RunEnded end = (RunEvent.RunEnded) events.get(events.size() - 1);
        assertEquals(Outcome.FINISHED, end.outcome(), end.message());
        return events;
    }

    @ParameterizedTest
    @ValueSource(strings = {"AgeNet", "SoS_GoogleNet"})
    void everyLoadingPolicyComesToTheSameResult(String name) {
        Network network = Catalog.shipped().network(name);
        LocalEngine engine = new LocalEngine(CacheDirectory.ofUser(), PYTORCH);
        Set<List<RunEvent.Score>> results = new LinkedHashSet<>();
        for (LoadingPolicy loading : LoadingPolicy.values()) {
            run(engine, Fixtures.spec(Tiny.at0(name), 1L << 40, loading, "FCFS", 2, network)).stream()
                    .filter(e -> e instanceof RunEvent.JobResult)
                    .forEach(e -> results.add(((RunEvent.JobResult) e).best()));
        }

        assertEquals(1, results.size(), results.toString());
        assertTrue(results.iterator().next().get(0).probability() > 0, results.toString());
    }

    @Test
    void theRunSaysWhichEngineCarriedItOut() {
        RunSpec spec = spec(LoadingPolicy.LINEAR, "FCFS");
        RunTrace trace = new RunTrace(spec);

        run(engine(), spec).forEach(trace::on);

        assertEquals("PyTorch", trace.conditions().orElseThrow().engine());
        assertTrue(trace.conditions().orElseThrow().describe(1).endsWith("PyTorch"));
    }

    /** Four layers of 16 MiB: one by one, a Load never finds more than the layer before still there. */
    @Test
    void aFreedLayersMemoryGoesBackToTheSystem() {
        Network layers = new Fixtures.Chain(new Shape(3, 4, 4))
                .then(new Operator.InnerProduct(2048))
                .then(new Operator.InnerProduct(2048))
                .then(new Operator.InnerProduct(2048))
                .then(new Operator.InnerProduct(2048))
                .then(new Operator.InnerProduct(2048))
                .named("Layers");
        long one = 2048L * 2048 * Float.BYTES;

        long linear = peak(layers, LoadingPolicy.LINEAR);
        long bulk = peak(layers, LoadingPolicy.BULK);

        assertTrue(bulk > 7 * one / 2 && bulk < 6 * one, bulk + " bytes under Bulk");
        assertTrue(linear > one / 2 && linear < 5 * one / 2, linear + " bytes under Linear");
    }

    private static long peak(Network network, LoadingPolicy loading) {
        LocalSettings slow = PYTORCH.withLoadBytesPerSecond(100 << 20); // a Load lasts for many samples
        RunSpec spec = Fixtures.spec(Tiny.at0("Layers", "Layers"), 1L << 40, loading, "FCFS", 1, network);
        return run(new LocalEngine(cache, slow), spec.withWorkers(1)).stream()
                .filter(e -> e instanceof RunEvent.Resident)
                .mapToLong(e -> ((RunEvent.Resident) e).residentBytes())
                .max()
                .orElseThrow();
    }
}
