package dev.tideline.engine.remote.agent;

import dev.tideline.engine.local.InferenceEngine;
import dev.tideline.engine.local.InferenceEngines;
import dev.tideline.engine.remote.AgentName;
import dev.tideline.engine.remote.LocalNetworks;
import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.proto.DeviceFacts;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Occupation;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.StateDirectory;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalInt;

/** A running agent. Any thread. */
public final class Agent implements AutoCloseable {
    /** In the agent's directory, for other processes of its owner. */
    private static final String PORT = "port";

    private final Fingerprint key;
    private final AgentServer server;
    /** What to end, the last started first. */
    private final Deque<AutoCloseable> parts;

    private Agent(Fingerprint key, AgentServer server, Deque<AutoCloseable> parts) {
        this.key = key;
        this.server = server;
        this.parts = parts;
    }

    /**
     * Serves from now on.
     *
     * @param journal gets a line for each thing refused, at a bounded rate, and one for each run that was cut
     * @throws dev.tideline.workload.InvalidInput if another agent has the directory or the port, or its key is damaged
     */
    public static Agent start(AgentSettings settings, Journal journal) {
        return start(settings, Carrier.local(), journal);
    }

    /** The same with somebody else to carry orders out. */
    static Agent start(AgentSettings settings, Carrier carrier, Journal journal) {
        StateDirectory state = new StateDirectory(settings.state());
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            Occupation occupation = state.occupy();
            parts.push(occupation);
            Identity identity = Identity.in(state);
            PairedClients clients = new PairedClients(state);
            Journal refusals = new Refusals(journal, System::nanoTime);
            DeviceFacts facts = Facts.read(inferenceEngines());
            AgentName name = new AgentName(settings.name(), facts.getModel());
            AgentRuns runs = new AgentRuns(state.path(), name, carrier, Keeping.USUAL, journal);
            parts.push(runs);
            Door door = new Door(
                    settings.name(),
                    identity.fingerprint(),
                    Protocol.own(),
                    facts,
                    new PairingDesk(state, Clock.systemUTC()),
                    clients,
                    refusals);
            AgentServer server = AgentServer.start(
                    settings.listen(), identity, clients, List.of(door, runs.service()), Limits.USUAL, refusals);
            parts.push(server);
            state.write(PORT, List.of(Integer.toString(server.port())));
            if (settings.discovery() && !settings.listen().getAddress().isLoopbackAddress()) {
                parts.push(
                        new Announcement(settings.name(), server.port(), identity.fingerprint(), LocalNetworks::own));
            }
            return new Agent(identity.fingerprint(), server, parts);
        } catch (RuntimeException e) {
            close(parts);
            throw e;
        }
    }

    private static List<String> inferenceEngines() {
        return InferenceEngines.besideProgram().present().stream()
                .map(InferenceEngine::title)
                .toList();
    }

    /** Where the agent that runs with a directory listens; empty if none runs. */
    public static OptionalInt portOf(StateDirectory state) {
        return state.occupied()
                ? state.lines(PORT).stream().mapToInt(Integer::parseInt).findFirst()
                : OptionalInt.empty();
    }

    /** Where it listens. */
    public int port() {
        return server.port();
    }

    public Fingerprint key() {
        return key;
    }

    /** Waits until it was closed. */
    public void awaitEnd() throws InterruptedException {
        server.awaitEnd();
    }

    /** Ends connections and lets go of everything; may be called again. Takes some seconds. */
    @Override
    public synchronized void close() {
        close(parts);
    }

    private static void close(Deque<AutoCloseable> parts) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("A part of the agent does not end: " + e, e);
            }
        }
    }
}
