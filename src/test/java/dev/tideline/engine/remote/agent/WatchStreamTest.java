package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.QuickEngines;
import dev.tideline.engine.remote.proto.WatchFrame;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.Batch;
import io.grpc.stub.ServerCallStreamObserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much is sent to a watcher that takes a few frames and then none for a while. On one thread, without a network. */
class WatchStreamTest {
    private static final RunSpec LONG = Specs.events("long", 60_000);
    private static final int MOST_FRAME_BYTES = 600 << 10;

    @TempDir
    private Path folder;

    private RunningAgent agent;
    private AgentRun run;

    @BeforeEach
    void runToItsEnd() throws InterruptedException {
        agent = new RunningAgent(folder.resolve("agent"), new Simulator());
        QuickEngines.engine(agent.address(), agent.paired(folder.resolve("user"), "ann", Role.RUN))
                .run(LONG, new RunControl(), event -> {});
        agent.runs().queue().awaitIdle(); // a client has the last event before the agent calls the run over
        run = agent.runs()
                .store()
                .named(agent.runs().store().all().get(0).status().getRun());
    }

    @AfterEach
    void close() {
        agent.close();
    }

    /** Takes so many frames before it is not ready any more. */
    private static final class Watcher extends ServerCallStreamObserver<WatchFrame> {
        private final List<WatchFrame> frames = new ArrayList<>();
        private Runnable ready = () -> {};
        private int room;
        private boolean completed;

        void take(int more) {
            room += more;
            ready.run();
        }

        @Override
        public void onNext(WatchFrame frame) {
            frames.add(frame);
            room--;
        }

        @Override
        public boolean isReady() {
            return room > 0;
        }

        @Override
        public void onCompleted() {
            completed = true;
        }

        @Override
        public void onError(Throwable why) {
            throw new AssertionError(why);
        }

        @Override
        public void setOnReadyHandler(Runnable handler) {
            ready = handler;
        }

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public void setOnReadyThreshold(int bytes) {}

        @Override
        public void setOnCancelHandler(Runnable handler) {}

        @Override
        public void setCompression(String compression) {}

        @Override
        public void disableAutoInboundFlowControl() {}

        @Override
        public void request(int count) {}

        @Override
        public void setMessageCompression(boolean enable) {}
    }

    private Watcher watch() {
        Watcher watcher = new Watcher();
        new WatchStream(run, 0, agent.runs().device(), watcher, Runnable::run).start(() -> {});
        return watcher;
    }

    private static int events(WatchFrame frame) {
        return frame.getBatchesList().stream()
                .mapToInt(bytes -> new Batch(bytes.toByteArray()).events())
                .sum();
    }

    @Test
    void aSlowReaderGetsNoMoreThanItTakes() {
        Watcher watcher = watch();
        assertEquals(0, watcher.frames.size());

        watcher.take(3);
        assertEquals(3, watcher.frames.size());
        assertFalse(watcher.completed);
        watcher.take(2);
        assertEquals(5, watcher.frames.size());

        watcher.take(Integer.MAX_VALUE / 2);
        assertTrue(watcher.completed);
        assertEquals(
                run.status().getEvents(),
                watcher.frames.stream().mapToInt(WatchStreamTest::events).sum());
    }

    @Test
    void framesCarryAtLeast64EventsWhereThereAreThatManyAndAreBounded() {
        Watcher watcher = watch();
        watcher.take(Integer.MAX_VALUE / 2);

        List<WatchFrame> full =
                watcher.frames.stream().filter(f -> f.getBatchesCount() > 0).toList();
        assertTrue(full.size() > 10, () -> full.size() + " frames");
        IntStream.range(0, full.size() - 1)
                .forEach(i -> assertTrue(events(full.get(i)) >= 64, () -> "frame " + i + ": " + events(full.get(i))));
        watcher.frames.forEach(frame ->
                assertTrue(frame.getSerializedSize() < MOST_FRAME_BYTES, () -> frame.getSerializedSize() + " bytes"));
    }
}
