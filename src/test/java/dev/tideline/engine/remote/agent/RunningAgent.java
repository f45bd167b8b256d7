package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentName;
import dev.tideline.engine.remote.proto.DeviceState;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** An agent on loopback that has other engines than a real one's, and a device that is always well. */
public final class RunningAgent implements AutoCloseable {
    private static final DeviceState WELL =
            DeviceState.newBuilder().setAvailableBytes(1L << 30).build();

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AgentRuns runs;
    private final OpenAgent door;

    RunningAgent(Path directory, int port, Carrier carrier, Keeping keeping, DeviceSource device) {
        runs = new AgentRuns(
                directory.resolve("work"), new AgentName("bench", "Test board"), carrier, keeping, device, said::add);
        door = OpenAgent.serving(directory.resolve("door"), port, runs.service());
    }

    RunningAgent(Path directory, Engine engine) {
        this(directory, 0, carrier(engine), Keeping.USUAL, () -> WELL);
    }

    /** Everything on one engine. @param profile what it measures, whatever is ordered; nothing: it is stopped at once */
    public static RunningAgent measuring(Path directory, Engine engine, Optional<MeasuredProfile> profile) {
        return new RunningAgent(directory, 0, carrier(engine, profile), Keeping.USUAL, () -> WELL);
    }

    public static RunningAgent at(Path directory, int port, Engine engine) {
        return new RunningAgent(directory, port, carrier(engine), Keeping.USUAL, () -> WELL);
    }

    static RunningAgent keeping(Path directory, Engine engine, Keeping keeping) {
        return new RunningAgent(directory, 0, carrier(engine), keeping, () -> WELL);
    }

    /** Everything on one engine; measures nothing. */
    static Carrier carrier(Engine engine) {
        return carrier(engine, Optional.empty());
    }

    private static Carrier carrier(Engine engine, Optional<MeasuredProfile> profile) {
        return new Carrier() {
            @Override
            public Engine engine(LocalSettings settings, Path weights, Map<String, Path> pictures) {
                return engine;
            }

            @Override
            public Optional<MeasuredProfile> measure(
                    ProfilingOrder order, String name, RunControl control, DeviceProfiler.Watcher watcher) {
                return profile;
            }
        };
    }

    AgentRuns runs() {
        return runs;
    }

    public AgentAddress address() {
        return door.address();
    }

    Access paired(Path directory, String name, Role role) {
        return door.paired(directory, name, role);
    }

    /** What the agent shows to who wants to pair. */
    public String code(Role role) {
        return door.desk().open(role).code().text();
    }

    /** A script's way in. */
    public Path token(Path file, Role role) {
        Token.make(door.identity().fingerprint(), door.clients(), role, "script", Instant.now())
                .write(file);
        return file;
    }

    List<String> said() {
        return said;
    }

    /** Only the connections, not the runs: what a broken network leaves. */
    void closeDoor() {
        door.close();
    }

    @Override
    public void close() {
        runs.close();
        door.close();
    }
}
