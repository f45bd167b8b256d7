package dev.tideline.engine.sim;

import static dev.tideline.engine.Tiny.layer;
import static dev.tideline.engine.Tiny.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.EngineContract;
import dev.tideline.engine.Replay;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.Admission;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Key;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Situation;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class SimulatorTest extends EngineContract {
    @Override
    protected Engine engine() {
        return new Simulator();
    }

    @Override
    protected RunSpec spec(LoadingPolicy loading, String scheduler) {
        return random(42, loading, scheduler);
    }

    /** Five random networks (zero durations and weights included), several requests, a cap that is too small, contention. */
    static RunSpec random(long seed, LoadingPolicy loading, String scheduler) {
        Random random = new Random(seed);
        NetworkCost[] networks = new NetworkCost[3 + random.nextInt(3)];
        List<String> names = new ArrayList<>();
        for (int n = 0; n < networks.length; n++) {
            int layers = 1 + random.nextInt(8);
            Profile.LayerCost[] costs = new Profile.LayerCost[layers];
            for (int i = 0; i < layers; i++) {
                costs[i] = layer(
                        random.nextInt(4) * random.nextInt(500),
                        random.nextInt(4) * random.nextInt(300),
                        random.nextInt(3) * random.nextInt(1000),
                        random.nextInt(200),
                        random.nextInt(2) * random.nextInt(300));
            }
            networks[n] = network("N" + n, random.nextInt(20), random.nextInt(100), random.nextInt(layers + 1), costs);
            names.add("N" + n);
        }
        Profile tiny = Tiny.profile(networks);
        Profile profile = new Profile(
                "random",
                "Random",
                Provenance.MODELLED,
                "seed " + seed,
                1 << 20,
                10,
                random.nextInt(2) * random.nextInt(5),
                random.nextInt(3) * 0.25,
                random.nextInt(2),
                random.nextBoolean() ? Swap.NONE : new Swap(1_000_000_000, 500_000_000),
                tiny.networks());
        List<Request> requests = new ArrayList<>();
        for (int r = 0; r < 4; r++) {
            requests.add(new Request(random.nextInt(3) * 400L, names.subList(r % 2, names.size()), 1 + r % 2, ""));
        }
        Arrivals back = new Arrivals(Arrivals.Process.BACK_TO_BACK, 2, 0, 0, names, true, 1, "");
        Workload workload = new Workload("random", "", requests, List.of(back));
        return Tiny.spec(
                workload,
                profile,
                1500 + random.nextInt(3000),
                loading,
                scheduler,
                1 + random.nextInt(4),
                1 + random.nextInt(3));
    }

    @TestFactory
    Stream<DynamicTest> sameSeedSameEvents() {
        return IntStream.range(0, 20)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    LoadingPolicy loading = LoadingPolicy.values()[seed % 4];
                    Tiny.assertSame(events(random(seed, loading, "MEMA")), events(random(seed, loading, "MEMA")));
                }));
    }

    private static List<RunEvent> events(RunSpec spec) {
        List<RunEvent> events = new ArrayList<>();
        new Simulator().run(spec, new RunControl(), events::add);
        return events;
    }

    @TestFactory
    Stream<DynamicTest> finishesAndReplaysWhateverIsAsked() {
        return IntStream.range(0, 200)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    String scheduler =
                            List.of("FCFS", "SJF", "LJF", "MEMA", "MASA").get(seed % 5);
                    RunSpec spec = random(seed, LoadingPolicy.values()[seed / 5 % 4], scheduler);
                    RunTrace trace = Tiny.run(new Simulator(), spec);
                    assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome());
                    RunTrace again = new RunTrace(spec);
                    Replay.run(trace, again);
                    Tiny.assertSame(Tiny.schedule(trace), Tiny.schedule(again));
                }));
    }

    @Test
    void twoTasksOnOneResourceSlowEachOther() {
        NetworkCost exec = network("E", 0, 0, 1, layer(0, 100, 0, 0, 0));
        Profile alone = Tiny.profile(exec);
        Profile shared =
                new Profile("t", "T", Provenance.MODELLED, "", 1 << 20, 0, 0, 0.5, 0, Swap.NONE, alone.networks());
        RunSpec spec = Tiny.spec(
                new Workload(
                        "w",
                        "",
                        List.of(new Request(0, List.of("E"), 1, ""), new Request(40, List.of("E"), 1, "")),
                        List.of()),
                shared,
                1 << 20,
                LoadingPolicy.LINEAR,
                "fcfs",
                2,
                2);
        RunTrace trace = Tiny.run(new Simulator(), spec);
        // The first has 60 left when the second comes; both run at 1/1.5 until 40 + 90 = 130, then the second has 40
        // left.
        assertEquals(130, trace.job(0).finishNs());
        assertEquals(170, trace.job(1).finishNs());
    }

    /** The second Load has 90 left when the first Exec comes, and takes 135 for it; the Exec then has 10 left. */
    @Test
    void aLoadAndAnExecSlowEachOtherWhereKindsMix() {
        Profile profile = Tiny.profile(network("A", 0, 0, 2, layer(10, 100, 1, 1, 0), layer(100, 20, 1, 1, 0)));
        Profile mixed = new Profile(
                "mixed",
                "Mixed",
                Provenance.MODELLED,
                "made up",
                1 << 30,
                0,
                0,
                0,
                new Profile.Contention(0, 0, 0.5),
                Swap.NONE,
                profile.networks());
        RunTrace trace = Tiny.run(engine(), Tiny.spec(Tiny.at0("A"), mixed, 1000, LoadingPolicy.PARTIAL, "FCFS", 2, 1));

        assertEquals(
                List.of(
                        "w0 job0 I 0-0",
                        "w0 job0 L0 0-10",
                        "w1 job0 L1 0-145",
                        "w0 job0 E0 10-155",
                        "w0 job0 E1 155-175"),
                Tiny.schedule(trace));
    }

    @Test
    void dispatchTimeComesBeforeEachTask() {
        Profile tiny = Tiny.profile(Tiny.AB);
        Profile slow = new Profile("t", "T", Provenance.MODELLED, "", 1 << 20, 0, 10, 0, 0, Swap.NONE, tiny.networks());
        RunTrace trace =
                Tiny.run(new Simulator(), Tiny.spec(Tiny.at0("AB"), slow, 1 << 20, LoadingPolicy.LINEAR, "fcfs", 1, 1));
        assertEquals(
                List.of(
                        "w0 job0 I 10-11",
                        "w0 job0 L0 21-23",
                        "w0 job0 E0 33-36",
                        "w0 job0 L1 46-50",
                        "w0 job0 E1 60-65"),
                Tiny.schedule(trace));
    }

    @Test
    void backToBackComesWhenTheDeviceIsIdle() {
        Arrivals three = new Arrivals(Arrivals.Process.BACK_TO_BACK, 3, 0, 0, List.of("AB"), false, 1, "");
        RunTrace trace = Tiny.run(
                new Simulator(),
                Tiny.spec(
                        new Workload("w", "", List.of(), List.of(three)),
                        Tiny.profile(Tiny.AB),
                        1 << 20,
                        LoadingPolicy.LINEAR,
                        "fcfs",
                        2,
                        2));
        assertEquals(
                List.of(0L, 15L, 30L),
                IntStream.range(0, 3)
                        .mapToObj(j -> trace.job(j).job().arrivalNs())
                        .toList());
    }

    /** A user's scheduler that admits no Load at all. */
    private static final class Refusing implements Scheduler {
        @Override
        public String name() {
            return "Refusing";
        }

        @Override
        public String sentence() {
            return "Admits no Load.";
        }

        @Override
        public Key key(Task task) {
            return Key.NONE;
        }

        @Override
        public String describe(Task task) {
            return "";
        }

        @Override
        public Admission admit(Task task, Situation now) {
            return task.kind() == TaskKind.LOAD ? Admission.wait("I never load", 100, 1) : Admission.yes("why not");
        }
    }

    /** A user's scheduler with a bug that shows at the first Load. */
    private static final class Throwing implements Scheduler {
        @Override
        public String name() {
            return "Throwing";
        }

        @Override
        public String sentence() {
            return "Throws.";
        }

        @Override
        public Key key(Task task) {
            if (task.kind() == TaskKind.LOAD) {
                throw new IllegalStateException("no idea");
            }
            return Key.NONE;
        }

        @Override
        public String describe(Task task) {
            return "";
        }
    }

    @Test
    void reportsAStallInsteadOfHanging() {
        RunSpec spec = Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 500, LoadingPolicy.LINEAR, "fcfs", 2, 2);
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new Refusing(), new RunControl(), trace);
        RunEvent.RunEnded end = trace.end().orElseThrow();
        assertEquals(Outcome.STALLED, end.outcome());
        assertEquals(
                "The run is stalled: no task runs and Refusing admits none. Load 0 'layer0' of job 0 (AB) needs 100 B;"
                        + " promised are 10 B of 500 B that the cap of 500 leaves (I never load). Raise the cap or choose"
                        + " another scheduler.",
                end.message());
        Decision idle = trace.idle(trace.idles() - 1).decision();
        assertEquals("I never load", idle.rule());
        assertEquals(100, idle.neededBytes());
    }

    @Test
    void aSchedulerThatThrowsEndsItsRunAndKeepsWhatCameBefore() {
        RunSpec spec = Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 500, LoadingPolicy.LINEAR, "fcfs", 2, 2);
        RunTrace trace = new RunTrace(spec);
        Scheduler throwing = new Throwing();
        new Simulator().run(spec, throwing, new RunControl(), trace);
        RunEvent.RunEnded end = trace.end().orElseThrow();
        assertEquals(Outcome.FAILED, end.outcome());
        assertEquals(
                "The run failed while deciding: java.lang.IllegalStateException: no idea. Maybe the scheduler is at fault.",
                end.message());
        assertEquals(1, trace.spans().size());
    }

    @Test
    void overflowingTimesEndTheRunWithAMessage() {
        RunTrace trace = Tiny.run(
                new Simulator(),
                new RunSpec(
                        new Workload(
                                "w", "", List.of(new Request(Long.MAX_VALUE - 3, List.of("AB"), 1, "")), List.of()),
                        Map.of(),
                        Tiny.profile(Tiny.AB),
                        500,
                        LoadingPolicy.LINEAR,
                        "fcfs",
                        1,
                        1,
                        0,
                        dev.tideline.schedule.MemoryModel.IDEAL,
                        7));
        assertEquals(Outcome.FAILED, trace.end().orElseThrow().outcome());
        assertTrue(trace.end().orElseThrow().message().contains("overflow"));
    }
}
