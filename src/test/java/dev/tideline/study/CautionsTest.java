package dev.tideline.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CautionsTest {
    private static final RunSpec SPEC =
            Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1000, LoadingPolicy.LINEAR, "FCFS", 2, 2);
    private static final Conditions ENFORCED = enforced(2000, 1000);
    private static final Conditions ACCOUNTED =
            new Conditions(Conditions.Covers.NETWORKS, "", "no right", 0, 1000, 0, Conditions.Loads.WARM, 0, "");

    private static Conditions enforced(long limitBytes, long runtimeBytes) {
        return new Conditions(
                Conditions.Covers.NETWORKS,
                "cgroup v1",
                "",
                limitBytes,
                runtimeBytes,
                0,
                Conditions.Loads.WARM,
                0,
                "PyTorch");
    }

    private static RunTrace run(Conditions held) {
        RunTrace trace = new RunTrace(SPEC);
        trace.on(new RunEvent.Began(0, held));
        new Simulator().run(SPEC, new RunControl(), trace);
        return trace;
    }

    /** One that takes so many times as long. */
    private static RunTrace lasting(int times) {
        String[] jobs = Collections.nCopies(times, "AB").toArray(String[]::new);
        RunSpec spec = SPEC.withWorkload(Tiny.at0(jobs)).withWorkers(1);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), trace);
        return trace;
    }

    @Test
    void runsThatDifferOnlyInWhatTheRuntimeTakesCompare() {
        assertEquals(
                List.of(), Cautions.of(List.of(new Repeats(SPEC, List.of(run(ENFORCED), run(enforced(2500, 1500)))))));
    }

    @Test
    void runsHeldToDifferentConditionsDoNot() {
        assertEquals(
                List.of("Runs were held to different conditions, and do not compare: Cap enforced by cgroup v1 for"
                        + " networks \u00B7 warm loads \u00B7 no swap: over the cap it is killed \u00B7 PyTorch; Cap accounted only, not"
                        + " enforced (no right) \u00B7 warm loads."),
                Cautions.of(List.of(
                        new Repeats(SPEC, List.of(run(ENFORCED))), new Repeats(SPEC, List.of(run(ACCOUNTED))))));
    }

    @Test
    void runsOfOneSpecThatDifferMuchAreToBeRepeated() {
        List<String> cautions = Cautions.of(List.of(new Repeats(SPEC, List.of(lasting(1), lasting(3), lasting(9)))));

        assertEquals(1, cautions.size());
        assertTrue(cautions.get(0).startsWith("Runs of one and the same spec differ by up to "), cautions.get(0));
    }
}
