package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.remote.AgentName;
import dev.tideline.engine.remote.SettingsMessages;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.Prepared;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.Wire;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import io.grpc.BindableService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The runs of an agent: what clients order of it, what becomes of that, and whoever watches. Everything is in a directory,
 * from which the next agent goes on. Any thread.
 */
public final class AgentRuns implements AutoCloseable {
    private static final int STREAM_THREADS = 4;

    private final Path directory;
    private final Carrier carrier;
    private final ObjectStore objects;
    private final DeviceWatch device;
    private final RunStore store;
    private final RunQueue queue;
    private final ExecutorService streams;

    /**
     * Takes up what an earlier agent left in the directory, and begins to work.
     *
     * @param journal hears which runs were cut
     */
    public AgentRuns(Path directory, AgentName agent, Carrier carrier, Keeping keeping, Journal journal) {
        this(directory, agent, carrier, keeping, new DeviceReader(), journal);
    }

    AgentRuns(Path directory, AgentName agent, Carrier carrier, Keeping keeping, DeviceSource source, Journal journal) {
        Clock clock = Clock.systemUTC();
        this.directory = directory;
        SafeFile.delete(preparing());
        this.carrier = carrier;
        this.objects = new ObjectStore(directory.resolve("objects"), keeping, clock);
        this.device = new DeviceWatch(source).start();
        this.store = new RunStore(directory.resolve("runs"), agent, keeping, clock, journal);
        OrderWork work = new OrderWork(carrier, device, agent, directory, journal);
        this.queue = new RunQueue(work, keeping.mostQueued(), store.queued(), () -> prune(journal)).start();
        this.streams = streams();
    }

    private void prune(Journal journal) {
        try {
            store.prune();
        } catch (UncheckedIOException e) {
            journal.say(e.getMessage());
        }
    }

    /** What comes when the agent is ending is not done any more. */
    private static ExecutorService streams() {
        return new ThreadPoolExecutor(
                STREAM_THREADS,
                STREAM_THREADS,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> DeviceWatch.daemon(task, "watch-stream"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    /** For an {@link AgentServer}. */
    public BindableService service() {
        return service(() -> Caller.current().name());
    }

    /** @param caller the client's name, asked within a call */
    BindableService service(Supplier<String> caller) {
        return new RunCalls(this, caller, streams);
    }

    ObjectStore objects() {
        return objects;
    }

    DeviceWatch device() {
        return device;
    }

    RunStore store() {
        return store;
    }

    RunQueue queue() {
        return queue;
    }

    /** Into the queue; when it returns, the disk has it. @throws InvalidInput if it cannot be carried out */
    AgentRun submit(Order order, String client) {
        Intake.check(order);
        if (store.withKey(order.getKey()).isEmpty()) {
            queue.requireRoom();
        }
        AgentRun run = store.order(order, client, folder -> link(order, folder));
        queue.add(run);
        return run;
    }

    private void link(Order order, RunFolder folder) throws IOException {
        if (order.hasRun()) {
            Intake.inputs(order, Intake.spec(order)).link(folder, objects);
        }
    }

    /** @throws InvalidInput if the engine cannot say, or the cap leaves nothing */
    Prepared prepare(Order order) {
        Intake.check(order);
        if (!order.hasRun()) {
            throw new InvalidInput("Only a run can be prepared.");
        }
        RunSpec spec = Intake.spec(order);
        Inputs inputs = Intake.inputs(order, spec);
        try {
            Files.createDirectories(preparing());
            RunFolder folder = new RunFolder(Files.createTempDirectory(preparing(), ""));
            try {
                inputs.link(folder, objects);
                Engine engine = carrier.engine(
                        SettingsMessages.settings(order.getSettings()), folder.weights(), inputs.pictures(folder));
                return Prepared.newBuilder()
                        .setSpec(Wire.message(engine.adapt(spec)))
                        .addAllNotices(engine.notices())
                        .build();
            } finally {
                folder.delete();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write in " + directory + ": " + WholeFile.reason(e), e);
        }
    }

    /** What is only looked at lies here meanwhile. */
    private Path preparing() {
        return directory.resolve("preparing");
    }

    /** Ends what runs; what waits stays for the next agent. */
    @Override
    public void close() {
        queue.close();
        device.close();
        streams.shutdownNow();
    }
}
