package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.QuickEngines;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.wire.RunInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** 200 networks that fail, each in its own way: the seed is the test's name. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FaultSchedulesTest {
    private static final int SCHEDULES = 200;
    private static final int EVENTS = 6000;
    private static final int AT_ONCE = 700;
    private static final RunSpec SPEC = Specs.events("faults", EVENTS);

    private final Live live = new Live();
    private Path folder;
    private RunningAgent agent;
    private Access access;
    private byte[] undisturbedFile;
    private List<RunEvent> undisturbed;

    @BeforeAll
    void runUndisturbed(@TempDir Path temporary) throws IOException {
        folder = temporary;
        agent = new RunningAgent(folder.resolve("agent"), live);
        access = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
        undisturbed = new ArrayList<>();
        Path file = folder.resolve("undisturbed.tide");
        record(QuickEngines.engine(agent.address(), access), file, undisturbed::add);
        undisturbedFile = Files.readAllBytes(file);
        List<RunEvent> simulated = new ArrayList<>();
        new Simulator().run(SPEC, new RunControl(), simulated::add);
        Tiny.assertSame(simulated, undisturbed);
        assertTrue(undisturbed.size() > EVENTS / 2, () -> undisturbed.size() + " events");
    }

    @AfterAll
    void end() {
        agent.close();
    }

    @TestFactory
    @Timeout(600)
    Stream<DynamicTest> everyEventComesOnceAndInOrderAndTheFileIsTheSame() {
        return LongStream.range(0, SCHEDULES)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> run(seed)));
    }

    private void run(long seed) throws IOException {
        live.begin(seed % 2 == 1);
        List<RunEvent> events = new ArrayList<>();
        Path file = folder.resolve("disturbed.tide");
        try (FaultyLink link = new FaultyLink(seed, agent.address())) {
            record(QuickEngines.engine(link.address(), access), file, event -> {
                events.add(event);
                live.arrived(events.size());
            });
            assertTrue(link.connections() > 0);
        }
        Tiny.assertSame(undisturbed, events);
        assertArrayEquals(undisturbedFile, Files.readAllBytes(file));
        assertEquals(
                RunEvent.Outcome.FINISHED,
                RunFile.read(file).trace().end().orElseThrow().outcome());
    }

    private static void record(Engine engine, Path file, RunListener also) {
        RunTrace trace = new RunTrace(SPEC);
        RunListener both = event -> {
            trace.on(event);
            also.on(event);
        };
        try (RunRecorder recorder = RunFile.record(file, RunInfo.of(SPEC, engine.title()), both)) {
            engine.run(SPEC, new RunControl(), recorder);
        }
    }

    /** In every second schedule the run is no further than a little ahead of its watcher. */
    private static final class Live implements Engine {
        private volatile boolean slow;
        private volatile Gated gated = new Gated(AT_ONCE);

        void begin(boolean live) {
            slow = live;
            gated = new Gated(AT_ONCE);
        }

        void arrived(int events) {
            if (events % AT_ONCE == 0) {
                gated.open();
            }
        }

        @Override
        public String title() {
            return "Live";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            (slow ? gated : new Simulator()).run(spec, control, listener);
        }
    }
}
