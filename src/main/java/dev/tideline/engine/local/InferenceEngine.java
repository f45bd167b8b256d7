package dev.tideline.engine.local;

import java.util.List;
import java.util.Map;

/** The engines behind DJL that can carry layers out, in the order in which they are chosen. */
public enum InferenceEngine {
    MXNET(
            "MXNet",
            List.of("linux-x86_64", "osx-x86_64", "win-x86_64"),
            List.of(),
            Map.of("MXNET_ENGINE_TYPE", "NaiveEngine")) {
        @Override
        Tensors open() {
            return MxnetTensors.open();
        }
    },
    PYTORCH(
            "PyTorch",
            List.of("linux-x86_64", "linux-aarch64"),
            List.of("-Dai.djl.pytorch.num_threads=1", "-Dai.djl.pytorch.num_interop_threads=1"),
            // MKL has a pool of buffers for each thread, which nobody empties.
            Map.of("MKL_DISABLE_FAST_MM", "1")) {
        @Override
        Tensors open() {
            return PytorchTensors.open();
        }
    };

    private final String title;
    private final List<String> platforms;
    private final List<String> flags;
    private final Map<String, String> environment;

    /**
     * @param title also DJL's name for it
     * @param platforms for which there are natives
     * @param flags of the runner's JVM
     * @param environment of the runner
     */
    InferenceEngine(String title, List<String> platforms, List<String> flags, Map<String, String> environment) {
        this.title = title;
        this.platforms = platforms;
        this.flags = flags;
        this.environment = environment;
    }

    /** "MXNet"; also DJL's name for it. */
    public String title() {
        return title;
    }

    List<String> platforms() {
        return platforms;
    }

    /** With which it works on the thread that asks for it, and gives freed memory back. */
    List<String> flags() {
        return flags;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** Starts it in this process, which must have its class path, see {@link EngineJars}. */
    abstract Tensors open();
}
