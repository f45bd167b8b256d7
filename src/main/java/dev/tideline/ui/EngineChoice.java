package dev.tideline.ui;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.sim.Simulator;
import java.util.List;

/**
 * An engine that can be chosen.
 *
 * @param virtualTime whether its runs are replayed at a speed and can be stepped
 * @param problem why it cannot be chosen here; empty if it can
 */
record EngineChoice(Engine engine, boolean virtualTime, String problem) {

    static List<EngineChoice> all() {
        return List.of(
                new EngineChoice(new Simulator(), true, ""),
                new EngineChoice(
                        new LocalEngine(LocalSettings.USUAL),
                        false,
                        LocalEngine.obstacle().orElse("")));
    }

    /** The same choice, whose real runs are held to these settings. */
    EngineChoice heldTo(LocalSettings settings) {
        return engine instanceof LocalEngine local
                ? new EngineChoice(
                        local.with(settings),
                        virtualTime,
                        LocalEngine.obstacle(settings).orElse(""))
                : this;
    }

    String title() {
        return engine.title();
    }

    boolean usable() {
        return problem.isEmpty();
    }
}
