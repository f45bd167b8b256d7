package dev.tideline.ui;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.sim.Simulator;
import java.util.List;
import java.util.Optional;

/**
 * An engine that can be chosen.
 *
 * @param virtualTime whether its runs are replayed at a speed and can be stepped
 * @param problem why it cannot be chosen here; empty if it can
 * @param watch of one run on an agent; NONE before there is a run, and for what runs here
 */
record EngineChoice(Engine engine, boolean virtualTime, String problem, AgentWatch watch) {

    /** What this program brings itself. */
    static List<EngineChoice> own() {
        return List.of(
                new EngineChoice(new Simulator(), true, "", AgentWatch.NONE),
                new EngineChoice(
                        new LocalEngine(LocalSettings.USUAL),
                        false,
                        LocalEngine.obstacle().orElse(""),
                        AgentWatch.NONE));
    }

    static EngineChoice agent(RemoteEngine engine) {
        return new EngineChoice(engine, false, "", AgentWatch.NONE);
    }

    /** A run that an agent has already. */
    static EngineChoice following(Engine engine, AgentWatch watch) {
        return new EngineChoice(engine, false, "", watch);
    }

    /** The same choice, whose real runs are held to these settings. */
    EngineChoice heldTo(LocalSettings settings) {
        if (engine instanceof LocalEngine local) {
            return new EngineChoice(
                    local.with(settings),
                    virtualTime,
                    LocalEngine.obstacle(settings).orElse(""),
                    watch);
        }
        return engine instanceof RemoteEngine remote
                ? new EngineChoice(remote.with(settings), virtualTime, problem, watch)
                : this;
    }

    /** For one run: if that is on an agent, it is watched how it stands with it. */
    EngineChoice forRun() {
        AgentWatch fresh = new AgentWatch();
        return agent().map(remote -> following(remote.with(fresh), fresh)).orElse(this);
    }

    Optional<RemoteEngine> agent() {
        return engine instanceof RemoteEngine remote ? Optional.of(remote) : Optional.empty();
    }

    /** For a list: an agent's model is in the dialog that it was chosen in. */
    String name() {
        return agent().map(remote -> "Agent " + remote.agent()).orElseGet(this::title);
    }

    String title() {
        return engine.title();
    }

    boolean usable() {
        return problem.isEmpty();
    }
}
