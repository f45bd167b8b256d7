package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentListener;
import dev.tideline.engine.remote.LinkState;
import dev.tideline.engine.remote.QuickEngines;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An agent's disk that fills up while it runs something: what runs and what waits ends, told to who watches. */
@Timeout(120)
class FullAgentDiskTest {
    private static final int DISK_KIB = 1024;
    private static final RunSpec SPEC = Specs.events("some", 20_000);

    @TempDir
    private Path folder;

    /** Takes what room there is once it is told to, before which it gives one event. */
    private static final class Filling implements Engine {
        private final SmallDisk disk;
        private final CountDownLatch fill = new CountDownLatch(1);

        Filling(SmallDisk disk) {
            this.disk = disk;
        }

        @Override
        public String title() {
            return "Filling";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            new Simulator().run(spec, control, event -> {
                listener.on(event);
                if (fill.getCount() > 0) {
                    awaitOrder();
                    disk.fill();
                }
            });
        }

        private void awaitOrder() {
            try {
                assertTrue(fill.await(60, TimeUnit.SECONDS), "nobody said that the disk is to be filled");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void whatRunsAndWhatWaitsEndsAndTheNextRunWorks() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), DISK_KIB)) {
            Filling filling = new Filling(disk);
            try (RunningAgent agent = new RunningAgent(disk.folder(), filling)) {
                Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
                BlockingQueue<LinkState> states = new LinkedBlockingQueue<>();
                Following running = order(agent, ann, AgentListener.NONE).begun();
                Following waiting = order(agent, ann, states::add);
                LinkState state = states.take();
                while (state.place() != 1) {
                    state = states.take();
                }

                filling.fill.countDown();

                assertNoRoom(running.end());
                assertNoRoom(waiting.end());
                Files.delete(disk.folder().resolve("filler"));
                assertEquals(
                        Outcome.FINISHED,
                        order(agent, ann, AgentListener.NONE).end().outcome());
                agent.runs().queue().awaitIdle(); // a client has the last event before the agent closes the run's file
            }
        }
    }

    private static Following order(RunningAgent agent, Access access, AgentListener listener) {
        Engine engine = QuickEngines.engine(agent.address(), access, listener);
        return Following.of((control, events) -> engine.run(SPEC, control, events));
    }

    private static void assertNoRoom(RunEvent.RunEnded end) {
        assertEquals(Outcome.FAILED, end.outcome());
        assertTrue(end.message().contains("No space left on device"), end.message());
    }
}
