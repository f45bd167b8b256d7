package dev.tideline.ui.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class LiveRunTest {
    private static final long PLENTY = Long.MAX_VALUE / 2;
    private static final RunSpec SPEC = spec();

    private static RunSpec spec() {
        Profile.NetworkCost tiny = new Profile.NetworkCost(
                "Tiny", 1, 1, 1, 0, 1, List.of(new Profile.LayerCost("only", 2, 3, 100, 10, 0)));
        Profile profile = new Profile(
                "test",
                "test",
                Profile.Provenance.MODELLED,
                "made up",
                1 << 20,
                0,
                0,
                0,
                0,
                Profile.Swap.NONE,
                Map.of("Tiny", tiny));
        Workload workload = new Workload("one", "", List.of(new Request(0, List.of("Tiny"), 1, "")), List.of());
        return new RunSpec(
                workload, Map.of(), profile, 1 << 20, LoadingPolicy.BULK, "FCFS", 1, 1, 0, MemoryModel.IDEAL, 7);
    }

    private record Scripted(List<RunEvent> events) implements Engine {
        @Override
        public String title() {
            return "Scripted";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            events.forEach(listener::on);
        }
    }

    private record Refusing() implements Engine {
        @Override
        public String title() {
            return "Refusing";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            throw new InvalidInput("not here");
        }
    }

    private static final List<RunEvent> THREE = List.of(
            new RunEvent.Remark(0, "begins"),
            new RunEvent.Remark(5_000_000_000L, "middle"),
            new RunEvent.RunEnded(9_000_000_000L, Outcome.FINISHED, ""));

    private static LiveRun started(Engine engine, boolean virtual, Speed speed) {
        LiveRun run = new LiveRun(engine, SPEC, virtual, speed, UnaryOperator.identity(), () -> 0);
        run.start();
        return run;
    }

    @Test
    void showsARealEnginesEventsAsTheyCome() {
        LiveRun run = started(new Scripted(THREE), false, Speed.NORMAL);
        while (!run.ended()) {
            run.pulse(0, PLENTY);
        }
        assertEquals(Outcome.FINISHED, run.trace().end().orElseThrow().outcome());
        assertEquals(3, run.trace().events());
    }

    @Test
    void stoppingASimulationEndsItWhereTheUserSawIt() {
        LiveRun run = started(new Scripted(THREE), true, Speed.NORMAL);
        while (run.trace().events() == 0) {
            run.pulse(0, PLENTY);
        }
        run.pulse(2_000_000_000L, PLENTY);
        run.stop();
        assertTrue(run.ended());
        assertEquals(
                new RunEvent.RunEnded(2_000_000_000L, Outcome.STOPPED, "Stopped by hand."),
                run.trace().end().orElseThrow());
        assertEquals(0, run.pulse(99_000_000_000L, PLENTY));
    }

    @Test
    void tellsWhyAnEngineRefused() {
        LiveRun run = started(new Refusing(), true, Speed.FASTEST);
        while (!run.ended()) {
            Thread.onSpinWait();
        }
        assertEquals("not here", run.failure().orElseThrow().getMessage());
        assertFalse(run.trace().end().isPresent());
    }
}
