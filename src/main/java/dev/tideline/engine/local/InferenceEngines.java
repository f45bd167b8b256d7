package dev.tideline.engine.local;

import ai.djl.engine.Engine;
import ai.djl.mxnet.engine.MxNDManager;
import dev.tideline.workload.InvalidInput;
import java.util.List;
import java.util.Optional;

/** The engines behind DJL that can run layers, and whether this platform has them. Any thread. */
final class InferenceEngines {
    static final String MXNET = "MXNet";
    /** In the jar with MXNet's natives, which Maven adds on the platforms that have them. */
    private static final String NATIVES = "/native/lib/mxnet.properties";

    private InferenceEngines() {}

    /** Why real inference cannot run here, with advice; empty if it can. Looks at the class path only: starts nothing. */
    static Optional<String> obstacle() {
        return InferenceEngines.class.getResource(NATIVES) != null
                ? Optional.empty()
                : Optional.of(missing(System.getProperty("os.name"), System.getProperty("os.arch")));
    }

    static String missing(String os, String architecture) {
        return "There is no MXNet for " + os + " on " + architecture
                + ": its native library exists for x86-64 Linux, Windows and macOS only. Use the simulator (--engine sim).";
    }

    /**
     * Starts an engine in this process, through DJL.
     *
     * @throws InvalidInput if the platform or this program has no such engine
     */
    static Tensors open(String name) {
        if (!name.equals(MXNET)) {
            throw InvalidInput.unknown("inference engine", name, List.of(MXNET));
        }
        obstacle().ifPresent(reason -> {
            throw new InvalidInput(reason);
        });
        // Before any class of DJL: no download, no usage statistics.
        System.setProperty("ai.djl.offline", "true");
        return new MxnetTensors((MxNDManager) Engine.getEngine(name).newBaseManager());
    }
}
