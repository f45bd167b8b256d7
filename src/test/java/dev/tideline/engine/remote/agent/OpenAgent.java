package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.StateDirectory;
import io.grpc.BindableService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The door of an agent, open on a loopback port, and what it said. */
final class OpenAgent implements AutoCloseable {
    private static final String NAME = "bench";

    private final StateDirectory state;
    private final Identity identity;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final AgentServer server;

    private OpenAgent(Path directory, int port, Limits limits, Protocol protocol, List<BindableService> services) {
        state = new StateDirectory(directory);
        identity = Identity.in(state);
        List<BindableService> all = new ArrayList<>(services);
        all.add(new Door(NAME, protocol, Facts.read(List.of("MXNet"))));
        server = AgentServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                identity,
                new PairedClients(state),
                all,
                limits,
                said::add);
    }

    static OpenAgent in(Path directory) {
        return at(directory, 0);
    }

    static OpenAgent at(Path directory, int port) {
        return new OpenAgent(directory, port, Limits.USUAL, Protocol.own(), List.of());
    }

    static OpenAgent limited(Path directory, Limits limits) {
        return new OpenAgent(directory, 0, limits, Protocol.own(), List.of());
    }

    static OpenAgent speaking(Path directory, Protocol protocol) {
        return new OpenAgent(directory, 0, Limits.USUAL, protocol, List.of());
    }

    static OpenAgent serving(Path directory, BindableService... services) {
        return new OpenAgent(directory, 0, Limits.USUAL, Protocol.own(), List.of(services));
    }

    AgentAddress address() {
        return new AgentAddress("127.0.0.1", server.port());
    }

    Identity identity() {
        return identity;
    }

    StateDirectory state() {
        return state;
    }

    PairedClients clients() {
        return new PairedClients(state);
    }

    /** What a client looks like after pairing. */
    Access paired(Path directory, String name, Role role) {
        Access access = Access.in(directory);
        clients().add(new PairedClient(Kind.KEY, access.identity().fingerprint(), role, Instant.now(), name));
        access.known().remember(new KnownAgent(identity.fingerprint(), address().toString(), role, NAME));
        return access;
    }

    List<String> said() {
        return said;
    }

    @Override
    public void close() {
        server.close();
    }
}
