package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.engine.remote.QuickEngines;
import dev.tideline.engine.remote.RemoteRun;
import dev.tideline.engine.remote.RemoteRuns;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent with several clients: who waits, who watches, who ends what. */
@Timeout(120)
class AgentRunsTest {
    private static final RunSpec SPEC = Specs.events("some", 3000);
    private static final int GATE = 1000;

    @TempDir
    private Path folder;

    private Following order(RunningAgent agent, Access access, BlockingQueue<LinkState> states) {
        Engine engine = QuickEngines.engine(agent.address(), access, states::add);
        return Following.of((control, listener) -> engine.run(SPEC, control, listener));
    }

    private Following order(RunningAgent agent, Access access) {
        return order(agent, access, new LinkedBlockingQueue<>());
    }

    private static LinkState await(BlockingQueue<LinkState> states, java.util.function.Predicate<LinkState> wanted)
            throws InterruptedException {
        LinkState state = states.poll(60, TimeUnit.SECONDS);
        while (state != null && !wanted.test(state)) {
            state = states.poll(60, TimeUnit.SECONDS);
        }
        assertTrue(state != null, "no such state came");
        return state;
    }

    private static List<RunEvent> simulated() {
        List<RunEvent> events = new ArrayList<>();
        new Simulator().run(SPEC, new RunControl(), events::add);
        return events;
    }

    @Test
    void theSecondRunWaitsAndSeesItsPlace() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            Access ben = agent.paired(folder.resolve("ben"), "ben", Role.RUN);
            Following first = order(agent, ann).begun();
            BlockingQueue<LinkState> second = new LinkedBlockingQueue<>();
            Following waiting = order(agent, ben, second);
            await(second, state -> state.place() == 1);
            BlockingQueue<LinkState> third = new LinkedBlockingQueue<>();
            Following last = order(agent, ann, third);
            await(third, state -> state.place() == 2);

            gated.openForGood();

            assertEquals(Outcome.FINISHED, first.end().outcome());
            await(second, state -> state.place() == 0);
            Tiny.assertSame(simulated(), waiting.events());
            Tiny.assertSame(simulated(), last.events());
        }
    }

    @Test
    void anotherClientTakesAnOrderOutOfTheQueue() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            Access ben = agent.paired(folder.resolve("ben"), "ben", Role.RUN);
            Following first = order(agent, ann).begun();
            BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
            Following second = order(agent, ann, states);
            String name = await(states, state -> state.place() == 1).run();

            RemoteRun removed = QuickEngines.runs(agent.address(), ben).stop(name);

            assertEquals("ended", removed.state());
            assertEquals(Outcome.STOPPED, second.end().outcome());
            assertEquals(
                    "Taken out of the queue by ben before it began.",
                    second.end().message());
            gated.openForGood();
            assertEquals(Outcome.FINISHED, first.end().outcome());
        }
    }

    @Test
    void anotherClientEndsARunForAll() throws Exception {
        try (RunningAgent agent = new RunningAgent(folder, new Gated(GATE))) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            Access ben = agent.paired(folder.resolve("ben"), "ben", Role.RUN);
            Following run = order(agent, ann).begun();
            RemoteRuns runs = QuickEngines.runs(agent.address(), ben);

            runs.stop(runs.list().get(0).name());

            assertEquals(Outcome.STOPPED, run.end().outcome());
        }
    }

    @Test
    void whoMayOnlyViewWatchesButDoesNotEnd() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            Access eve = agent.paired(folder.resolve("eve"), "eve", Role.VIEW);
            Following run = order(agent, ann).begun();
            RemoteRuns runs = QuickEngines.runs(agent.address(), eve);
            String name = runs.list().get(0).name();
            Following watched = watch(runs, name).begun();

            InvalidInput refused = assertThrows(InvalidInput.class, () -> runs.stop(name));

            assertTrue(refused.getMessage().contains("eve may view here"), refused.getMessage());
            watched.control().stop();
            assertEquals(Outcome.STOPPED, watched.end().outcome());
            assertTrue(watched.end().message().startsWith("The agent does not let this user stop the run"));
            gated.openForGood();
            assertEquals(Outcome.FINISHED, run.end().outcome());
        }
    }

    private static Following watch(RemoteRuns runs, String name) {
        return Following.of((control, listener) -> runs.watch(name, control, info -> listener, state -> {}));
    }

    @Test
    void severalWatchersSeeTheSameWheneverTheyCome() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            Access eve = agent.paired(folder.resolve("eve"), "eve", Role.VIEW);
            Following run = order(agent, ann).begun();
            RemoteRuns runs = QuickEngines.runs(agent.address(), eve);
            String name = runs.list().get(0).name();
            List<Following> early =
                    Stream.generate(() -> watch(runs, name)).limit(3).toList();
            for (Following each : early) {
                each.begun();
            }
            gated.openForGood();
            run.events();
            Following late = watch(runs, name);

            for (Following each : early) {
                Tiny.assertSame(simulated(), each.events());
            }
            Tiny.assertSame(simulated(), late.events());
        }
    }

    @Test
    void anOrderOutlivesItsClientAndTheAgent() throws Exception {
        Gated gated = new Gated(GATE);
        int port;
        Access ann;
        String first;
        String second;
        Following cut;
        Following queued;
        RunningAgent agent = new RunningAgent(folder, gated);
        port = agent.address().port();
        ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
        cut = order(agent, ann).begun();
        BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
        queued = order(agent, ann, states);
        second = await(states, state -> state.place() == 1).run();
        first = QuickEngines.runs(agent.address(), ann).list().get(1).name();
        agent.close();
        try (RunningAgent again = RunningAgent.at(folder, port, new Simulator())) {
            assertEquals(Outcome.FAILED, cut.end().outcome());
            assertTrue(
                    cut.end().message().contains("went away while it ran"),
                    cut.end().message());
            Tiny.assertSame(simulated(), queued.events());
            List<RemoteRun> runs = QuickEngines.runs(again.address(), ann).list();
            assertEquals(
                    List.of(second, first), runs.stream().map(RemoteRun::name).toList());
            assertEquals(
                    List.of("ended", "cut"), runs.stream().map(RemoteRun::state).toList());
        }
    }

    @Test
    void theConnectionMayBeGoneForLongAndTheRunGoesOn() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
            Following run = order(agent, ann, states).begun();
            int port = agent.address().port();
            agent.closeDoor();
            LinkState lost = await(states, state -> !state.connected() && state.tries() >= 3);
            assertTrue(lost.words().contains("goes on there"), lost.words());
            gated.openForGood();
            try (OpenAgent door =
                    OpenAgent.serving(folder.resolve("door"), port, agent.runs().service())) {
                Tiny.assertSame(simulated(), run.events());
                assertTrue(door.said().isEmpty(), () -> door.said().toString());
            }
        }
    }

    @Test
    void whatAnEngineCannotRunIsRefusedBeforeTheFirstEvent() {
        Engine picky = new Engine() {
            @Override
            public String title() {
                return "Picky";
            }

            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                throw new InvalidInput("Network AB is synthetic.");
            }
        };
        try (RunningAgent agent = new RunningAgent(folder, picky)) {
            Engine engine = QuickEngines.engine(agent.address(), agent.paired(folder.resolve("ann"), "ann", Role.RUN));
            List<RunEvent> events = new ArrayList<>();

            InvalidInput refused =
                    assertThrows(InvalidInput.class, () -> engine.run(SPEC, new RunControl(), events::add));

            assertEquals("Network AB is synthetic.", refused.getMessage());
            assertEquals(List.of(), events);
        }
    }

    @Test
    void anEngineThatBreaksEndsItsRunAndNotTheAgent() {
        boolean[] broken = {false};
        Engine fragile = new Engine() {
            @Override
            public String title() {
                return "Fragile";
            }

            @Override
            public void run(RunSpec spec, RunControl control, RunListener listener) {
                new Simulator().run(spec, control, event -> {
                    listener.on(event);
                    if (!broken[0] && event instanceof RunEvent.TaskFinished) {
                        broken[0] = true;
                        throw new IllegalStateException("the device is on fire");
                    }
                });
            }
        };
        try (RunningAgent agent = new RunningAgent(folder, fragile)) {
            Engine engine = QuickEngines.engine(agent.address(), agent.paired(folder.resolve("ann"), "ann", Role.RUN));
            RunEvent.RunEnded end = Tiny.run(engine, SPEC).end().orElseThrow();
            assertEquals(Outcome.FAILED, end.outcome());
            assertTrue(end.message().contains("the device is on fire"), end.message());
            assertEquals(
                    Outcome.FINISHED, Tiny.run(engine, SPEC).end().orElseThrow().outcome());
        }
    }

    @Test
    void onlyTheLastRunsAreKept() throws Exception {
        Keeping two = new Keeping(2, 1 << 30, 10, 1 << 20, 1 << 20, 0);
        try (RunningAgent agent = RunningAgent.keeping(folder, new Simulator(), two)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            List<String> names = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
                order(agent, ann, states).events();
                names.add(await(states, state -> !state.run().isEmpty()).run());
            }
            agent.runs().queue().awaitIdle();
            RemoteRuns runs = QuickEngines.runs(agent.address(), ann);
            assertEquals(
                    names.subList(2, 4).stream().sorted().toList(),
                    runs.list().stream().map(RemoteRun::name).sorted().toList());
            assertThrows(InvalidInput.class, () -> runs.stop(names.get(0)));
            try (Stream<Path> left = Files.list(folder.resolve("work/runs"))) {
                assertEquals(2, left.count());
            }
        }
    }

    @Test
    void aNameThatIsAPathIsNoRun() {
        try (RunningAgent agent = new RunningAgent(folder, new Simulator())) {
            RemoteRuns runs = QuickEngines.runs(agent.address(), agent.paired(folder.resolve("a"), "ann", Role.RUN));
            for (String name :
                    List.of("../../door", "/etc/passwd", "", ".", "20260101-000000-abc/../../x", "a\u0000b")) {
                assertThrows(InvalidInput.class, () -> runs.stop(name), name);
                assertThrows(
                        InvalidInput.class,
                        () -> runs.watch(name, new RunControl(), info -> event -> {}, state -> {}),
                        name);
            }
            assertFalse(runs.list().iterator().hasNext());
        }
    }

    @Test
    void aStopThatDoesNotReachTheAgentEndsTheRunHere() throws Exception {
        Gated gated = new Gated(GATE);
        try (RunningAgent agent = new RunningAgent(folder, gated)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
            Following run = order(agent, ann, states).begun();
            String name = await(states, state -> !state.run().isEmpty()).run();
            agent.closeDoor();
            await(states, state -> !state.connected());

            run.control().stop();

            assertEquals(Outcome.STOPPED, run.end().outcome());
            assertEquals(
                    "The agent could not be reached to stop it: the run goes on there as " + name + ".",
                    run.end().message());
            gated.openForGood();
        }
    }
}
