package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.workload.InvalidInput;
import java.util.List;

/** Engines by the names that --engine takes. */
final class Engines {
    private Engines() {}

    /** @throws InvalidInput naming the nearest engine */
    static Engine of(String name) {
        if (name.matches(".+:\\d{1,5}")) {
            throw new AgentUnreachable("The agent at " + name + " cannot be reached: this version runs on this machine"
                    + " only. Use --engine sim or --engine local.");
        }
        return switch (name) {
            case "sim" -> new Simulator();
            case "local" -> local();
            default -> throw InvalidInput.unknown("engine", name, List.of("sim", "local"));
        };
    }

    private static Engine local() {
        LocalEngine.obstacle().ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        return new LocalEngine();
    }
}
