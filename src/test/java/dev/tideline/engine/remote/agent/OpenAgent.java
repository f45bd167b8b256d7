package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClient.Kind;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.StateDirectory;
import io.grpc.BindableService;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The door of an agent, open on a loopback port, and what it said. */
final class OpenAgent implements AutoCloseable {
    private static final String NAME = "bench";
    private static final int PATIENCE_S = 30;

    private final StateDirectory state;
    private final Identity identity;
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final BlockingQueue<String> fresh = new LinkedBlockingQueue<>();
    private final PairingDesk desk;
    private final AgentServer server;

    private OpenAgent(
            Path directory, int port, Limits limits, Protocol protocol, Clock clock, List<BindableService> services) {
        state = new StateDirectory(directory);
        identity = Identity.in(state);
        desk = new PairingDesk(state, clock);
        List<BindableService> all = new ArrayList<>(services);
        all.add(new Door(
                NAME, identity.fingerprint(), protocol, Facts.read(List.of("MXNet")), desk, clients(), this::note));
        server = AgentServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                identity,
                new PairedClients(state),
                all,
                limits,
                this::note);
    }

    private void note(String line) {
        said.add(line);
        fresh.add(line);
    }

    static OpenAgent in(Path directory) {
        return at(directory, 0);
    }

    static OpenAgent at(Path directory, int port) {
        return new OpenAgent(directory, port, Limits.USUAL, Protocol.own(), Clock.systemUTC(), List.of());
    }

    static OpenAgent limited(Path directory, Limits limits, BindableService... services) {
        return new OpenAgent(directory, 0, limits, Protocol.own(), Clock.systemUTC(), List.of(services));
    }

    static OpenAgent speaking(Path directory, Protocol protocol) {
        return new OpenAgent(directory, 0, Limits.USUAL, protocol, Clock.systemUTC(), List.of());
    }

    static OpenAgent atTime(Path directory, Clock clock) {
        return new OpenAgent(directory, 0, Limits.USUAL, Protocol.own(), clock, List.of());
    }

    static OpenAgent serving(Path directory, BindableService... services) {
        return serving(directory, 0, services);
    }

    static OpenAgent serving(Path directory, int port, BindableService... services) {
        return new OpenAgent(directory, port, Limits.USUAL, Protocol.own(), Clock.systemUTC(), List.of(services));
    }

    AgentAddress address() {
        return new AgentAddress("127.0.0.1", server.port());
    }

    Identity identity() {
        return identity;
    }

    PairingDesk desk() {
        return desk;
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

    /** All it said so far. */
    List<String> said() {
        return said;
    }

    /** The next line that was not asked for yet; waits for it. */
    String nextLine() throws InterruptedException {
        String line = fresh.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (line == null) {
            throw new AssertionError("the agent says nothing; before, it said " + said);
        }
        return line;
    }

    @Override
    public void close() {
        server.close();
    }
}
