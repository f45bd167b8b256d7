package dev.tideline.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RoundsTest {
    private static final RunSpec BULK = spec(LoadingPolicy.BULK);
    private static final RunSpec LINEAR = spec(LoadingPolicy.LINEAR);

    private static RunSpec spec(LoadingPolicy loading) {
        return Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1000, loading, "FCFS", 2, 2);
    }

    private static Engine refusing(LoadingPolicy loading, RuntimeException refusal) {
        return new Simulating() {
            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                if (spec.loading() == loading) {
                    throw refusal;
                }
                super.run(spec, control, listener);
            }
        };
    }

    private static class Simulating implements Engine {
        @Override
        public String title() {
            return "Simulating";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            new Simulator().run(spec, control, listener);
        }
    }

    @Test
    void specsTakeTurns() {
        List<String> order = new ArrayList<>();
        List<Repeats> results = new Rounds(new Simulator(), List.of(BULK, LINEAR), 2).run((spec, done, all, next) -> {
            order.add(done + " of " + all + " " + spec.loading().id());
            return next;
        });

        assertEquals(List.of("0 of 4 bulk", "1 of 4 linear", "2 of 4 bulk", "3 of 4 linear"), order);
        assertEquals(List.of(BULK, LINEAR), results.stream().map(Repeats::spec).toList());
        assertEquals(List.of(2, 2), results.stream().map(r -> r.runs().size()).toList());
        assertEquals(OptionalLong.of(15), results.get(1).makespanNs());
        assertEquals(OptionalLong.of(15), results.get(1).fastestNs());
        assertEquals(0, results.get(1).spread());
    }

    @Test
    void aRunThatIsRefusedEndsNoStudy() {
        List<Repeats> results = new Rounds(
                        refusing(LoadingPolicy.BULK, new InvalidInput("No room.")), List.of(BULK, LINEAR), 2)
                .run((spec, done, all, next) -> next);

        assertEquals("failed", results.get(0).trouble());
        assertEquals(OptionalLong.empty(), results.get(0).makespanNs());
        assertEquals(
                "No room.", results.get(0).runs().get(1).end().orElseThrow().message());
        assertEquals("", results.get(1).trouble());
    }

    @Test
    void whatNobodyForesawEndsNoStudyEither() {
        List<Repeats> results = new Rounds(
                        refusing(LoadingPolicy.BULK, new IllegalStateException("Broken.")), List.of(BULK, LINEAR), 1)
                .run((spec, done, all, next) -> next);

        assertEquals(
                "java.lang.IllegalStateException: Broken.",
                results.get(0).runs().get(0).end().orElseThrow().message());
        assertEquals("", results.get(1).trouble());
    }

    @Test
    void whatGoesWrongAfterARunLeavesItsResult() {
        Engine untidy = new Simulating() {
            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                super.run(spec, control, listener);
                throw new IllegalStateException("Cannot tidy up.");
            }
        };
        List<String> heard = new ArrayList<>();
        List<Repeats> results = new Rounds(untidy, List.of(LINEAR), 1).run(new Rounds.Watcher() {
            @Override
            public RunListener begins(RunSpec spec, int done, int all, RunListener next) {
                return next;
            }

            @Override
            public void wentWrongAfter(RunSpec spec, RuntimeException why) {
                heard.add(why.getMessage());
            }
        });

        assertEquals(OptionalLong.of(15), results.get(0).makespanNs());
        assertEquals(List.of("Cannot tidy up."), heard);
    }

    @Test
    void stoppingKeepsWhatThereIs() {
        Rounds rounds = new Rounds(new Simulator(), List.of(BULK, LINEAR), 5);
        List<Repeats> results = rounds.run((spec, done, all, next) -> {
            if (done == 3) {
                rounds.stop();
            }
            return next;
        });

        assertTrue(rounds.isStopped());
        assertEquals(2, results.get(0).finished().size());
        assertEquals("", results.get(1).trouble());
    }

    @Test
    void nothingCannotBeRepeated() {
        assertEquals(
                "repeat is 0; at least one run is needed.",
                assertThrows(InvalidInput.class, () -> new Rounds(new Simulator(), List.of(BULK), 0))
                        .getMessage());
    }
}
