package dev.tideline.engine.remote;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.remote.proto.Order;
import dev.tideline.engine.remote.proto.Prepared;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.Wire;
import java.nio.file.Path;
import java.util.List;

/**
 * Real inference on an agent. A run is ordered and followed: whatever becomes of the connection, every event comes once
 * and in order, and if this program goes away the run goes on there. Weights and pictures that the agent lacks are sent
 * once. Any thread; each run has a connection of its own and blocks its thread.
 */
public final class RemoteEngine implements Engine {
    private static final int PREPARE_S = 180;
    private static final int TRIES = 4;

    private final AgentName agent;
    private final Link.Dial dial;
    private final Patience patience;
    private final LocalSettings settings;
    private final OrderedFiles.Weights weights;
    private final AgentListener listener;
    private final FileHashes hashes;
    private volatile List<String> notices = List.of();

    RemoteEngine(
            AgentName agent,
            Link.Dial dial,
            Patience patience,
            LocalSettings settings,
            OrderedFiles.Weights weights,
            AgentListener listener,
            FileHashes hashes) {
        this.agent = agent;
        this.dial = dial;
        this.patience = patience;
        this.settings = settings;
        this.weights = weights;
        this.listener = listener;
        this.hashes = hashes;
    }

    /**
     * Connects once, to see that it can be done.
     *
     * @throws AgentUnreachable if it cannot
     */
    public static RemoteEngine connect(
            AgentAddress address, Access access, LocalSettings settings, AgentListener listener) {
        try (AgentLink link = AgentLink.open(address, access)) {
            AgentName name = new AgentName(link.agent().name(), link.agent().model());
            return new RemoteEngine(
                    name,
                    Link.Dial.to(address, access),
                    new Patience(),
                    settings,
                    OrderedFiles.Weights.installed(),
                    listener,
                    new FileHashes());
        }
    }

    /** The same with the weights in a folder and no others. */
    public RemoteEngine withWeights(Path folder) {
        return new RemoteEngine(agent, dial, patience, settings, OrderedFiles.Weights.in(folder), listener, hashes);
    }

    /** The same engine, whose runs are held to something else. */
    public RemoteEngine with(LocalSettings other) {
        return new RemoteEngine(agent, dial, patience, other, weights, listener, hashes);
    }

    /** The same with somebody else to hear of the connection. */
    public RemoteEngine with(AgentListener other) {
        return new RemoteEngine(agent, dial, patience, settings, weights, other, hashes);
    }

    /** What its agent has been asked to run, by whomever. */
    public RemoteRuns runs() {
        return new RemoteRuns(agent, dial, patience);
    }

    /** Has its agent measure what networks cost there. */
    public RemoteProfiler profiler(AgentListener heard) {
        return new RemoteProfiler(agent, dial, patience, heard);
    }

    @Override
    public String title() {
        return agent.title();
    }

    /** The agent's name. */
    public String agent() {
        return agent.name();
    }

    /** As the agent would carry it out. Sends what it lacks for that. @throws AgentUnreachable if it does not answer */
    @Override
    public RunSpec adapt(RunSpec spec) {
        OrderedFiles files = OrderedFiles.of(spec, weights, hashes);
        Order order = order(spec, files);
        try (Lifeline line = new Lifeline(agent.name(), dial, patience.again(), listener)) {
            Prepared prepared = line.keepTrying(TRIES, link -> {
                        new Sending(files.files(), listener).send(link);
                        return Lifeline.stub(link, PREPARE_S).prepare(order);
                    })
                    .orElseThrow();
            notices = prepared.getNoticesList().stream()
                    .map(notice -> "Agent " + agent.name() + ": " + notice)
                    .toList();
            return Wire.spec(prepared.getSpec());
        }
    }

    /** Those of the spec that was adapted last. */
    @Override
    public List<String> notices() {
        return notices;
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener runListener) {
        OrderedFiles files = OrderedFiles.of(spec, weights, hashes);
        new Ordering(agent.name(), dial, patience, listener)
                .carryOut(order(spec, files), files.files(), control, new RunCourse(spec, runListener));
    }

    private Order order(RunSpec spec, OrderedFiles files) {
        return Order.newBuilder()
                .setKey(Ordering.key())
                .setTitle(Ordering.title(spec.workload().name() + ", " + spec.title()))
                .setSettings(SettingsMessages.message(settings))
                .setRun(files.order())
                .build();
    }
}
