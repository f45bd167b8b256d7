package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What carries runs out. */
final class EngineOption {
    private static final String SIMULATOR = "sim";
    private static final String LOCAL = "local";

    @Option(
            names = "--engine",
            paramLabel = "ENGINE",
            defaultValue = SIMULATOR,
            description =
                    "sim (simulate), local (run on this machine), or an agent that runs elsewhere: HOST:PORT, or the"
                            + " name of one that you have paired with. Default: ${DEFAULT-VALUE}.")
    private String name;

    @Mixin
    private AgentAccess agent;

    /**
     * @param settings of real runs; the simulator needs none
     * @param err hears how it stands with the connection to an agent
     * @throws InvalidInput naming the nearest engine
     * @throws dev.tideline.engine.remote.AgentUnreachable if an agent is meant that cannot be worked with
     */
    Engine engine(LocalSettings settings, PrintWriter err) {
        return switch (name) {
            case SIMULATOR -> new Simulator();
            case LOCAL -> local(settings);
            default -> RemoteEngine.connect(address(), agent.access(), settings, new AgentNews(address(), err));
        };
    }

    /** As {@link #engine}, but with weights from a folder. @throws InvalidInput also if the engine reads none */
    Engine engine(LocalSettings settings, PrintWriter err, Path weights) {
        Engine engine = engine(settings, err);
        if (engine instanceof LocalEngine local) {
            return local.withWeights(weights);
        }
        if (engine instanceof RemoteEngine remote) {
            return remote.withWeights(weights);
        }
        throw new InvalidInput("--weights is for real inference, but --engine is " + name + ", which reads no weights."
                + " Add --engine local, or leave --weights out.");
    }

    /** Settings of each run of several that use {@link #swap} together: an agent makes its own for each. */
    LocalSettings ofEach(LocalSettings settings) {
        return name.equals(LOCAL) ? settings.withSwapBytes(0) : settings;
    }

    /** What the settings ask for on this machine. */
    SharedSwap swap(LocalSettings settings) {
        return name.equals(LOCAL) ? SharedSwap.of(settings) : SharedSwap.none();
    }

    private AgentAddress address() {
        return agent.find(name).orElseThrow(() -> {
            List<String> known = new ArrayList<>(List.of(SIMULATOR, LOCAL));
            known.addAll(agent.names());
            return InvalidInput.unknown("engine", name, known);
        });
    }

    private static Engine local(LocalSettings settings) {
        LocalEngine.obstacle(settings).ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        return new LocalEngine(settings);
    }
}
