package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.compose.RunSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every scenario, performed without a window: what its texts say must be what its runs show. */
class ScenarioTest {
    private static final Shelf SHELF = Shelf.load(Catalog.shipped());

    /** The metrics of each step that runs. */
    private static List<Metrics> perform(String name) {
        RunSettings settings = RunSettings.first(Shelf.FIRST_PROFILE);
        String workload = Start.DEMO;
        List<Metrics> results = new ArrayList<>();
        for (Scenario.Step step : Scenario.read(name).steps()) {
            workload = step.workload().isEmpty() ? workload : step.workload();
            settings = step.applied(settings);
            if (step.run()) {
                RunSpec spec = settings.spec(
                        SHELF.catalog().workload(workload), SHELF.networks(), SHELF.profile(settings.profile()));
                RunTrace trace = new RunTrace(spec);
                new Simulator().run(spec, new RunControl(), trace);
                results.add(Metrics.of(trace));
            }
        }
        return results;
    }

    @Test
    void everyScenarioComparesWhatItRan() {
        assertEquals(5, Scenario.NAMES.size());
        for (String name : Scenario.NAMES) {
            Scenario scenario = Scenario.read(name);
            Scenario.Step last = scenario.steps().get(scenario.steps().size() - 1);
            List<Metrics> results = perform(name);
            assertEquals(last.compare(), results.size(), name);
            results.forEach(m -> assertEquals(m.jobs(), m.finishedJobs(), name));
        }
    }

    @Test
    void memaEndsEarlierThanFcfsAt256M() {
        List<Metrics> m = perform("mema-vs-fcfs");
        assertTrue(m.get(1).makespanNs() < m.get(0).makespanNs());
        assertTrue(m.get(1).pagingNs() < m.get(0).pagingNs());
    }

    @Test
    void partialFlipsAndMemaTurnsItBack() {
        List<Metrics> m = perform("flip-of-partial");
        assertTrue(m.get(1).makespanNs() < 0.8 * m.get(0).makespanNs());
        assertTrue(m.get(2).makespanNs() > 2 * m.get(0).makespanNs());
        assertTrue(m.get(3).makespanNs() < m.get(0).makespanNs());
    }

    @Test
    void deepEyeTakes250MillisecondsWhereLinearTakes450() {
        List<Metrics> m = perform("deepeye-overlap");
        assertEquals(450, Math.round(m.get(0).makespanNs() / 1e6));
        assertEquals(250, Math.round(m.get(1).makespanNs() / 1e6));
        assertTrue(m.get(1).peakPromisedBytes() > m.get(0).peakPromisedBytes());
    }

    @Test
    void masaLetsLargeWait() {
        List<Metrics> m = perform("starvation");
        assertTrue(m.get(0).p95ResponseNs() > 3 * m.get(1).p95ResponseNs());
        assertTrue(m.get(0).makespanNs() > m.get(1).makespanNs());
    }

    @Test
    void memaExceedsTheCapByLessThanFcfs() {
        List<Metrics> m = perform("one-load-in-advance");
        assertTrue(m.get(1).peakPromisedBytes() < m.get(0).peakPromisedBytes());
        assertTrue(m.get(1).makespanNs() <= 1.05 * m.get(0).makespanNs());
    }
}
