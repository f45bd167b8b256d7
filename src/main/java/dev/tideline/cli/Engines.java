package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.List;

/** Engines by the names that --engine takes. */
final class Engines {
    private Engines() {}

    /** @param settings of the local engine; the others need none @throws InvalidInput naming the nearest engine */
    static Engine of(String name, LocalSettings settings) {
        return switch (name) {
            case "sim" -> new Simulator();
            case "local" -> local(settings);
            default -> throw InvalidInput.unknown("engine", name, List.of("sim", "local"));
        };
    }

    /** As {@link #of}, but with weights from a folder. @throws InvalidInput also if the engine reads none */
    static Engine of(String name, LocalSettings settings, Path weights) {
        if (of(name, settings) instanceof LocalEngine local) {
            return local.withWeights(weights);
        }
        throw new InvalidInput("--weights is for real inference, but --engine is " + name + ", which reads no weights."
                + " Add --engine local, or leave --weights out.");
    }

    /** What the settings ask for where the engine of this name can use it. */
    static SharedSwap swap(String name, LocalSettings settings) {
        return name.equals("local") ? SharedSwap.of(settings) : SharedSwap.none();
    }

    private static Engine local(LocalSettings settings) {
        LocalEngine.obstacle(settings).ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        return new LocalEngine(settings);
    }
}
