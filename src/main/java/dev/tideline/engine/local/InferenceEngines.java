package dev.tideline.engine.local;

import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which of the engines behind DJL carries a run out. Looks at files only: starts nothing. Any thread. */
public final class InferenceEngines {
    private static final String OTHERWISE = " Use the simulator (--engine sim).";

    private final EngineJars jars;

    InferenceEngines(EngineJars jars) {
        this.jars = jars;
    }

    /** Those that came with this program: the only ones that a run can use. */
    public static InferenceEngines besideProgram() {
        return new InferenceEngines(EngineJars.besideProgram());
    }

    /** Those that can run here, the preferred one first. */
    public List<InferenceEngine> present() {
        return Arrays.stream(InferenceEngine.values()).filter(jars::has).toList();
    }

    /** @throws InvalidInput if the wanted engine, or with AUTO any, is not there, with advice */
    public InferenceEngine choose(DlEngine wanted) {
        return find(wanted).orElseThrow(() -> new InvalidInput(obstacle(wanted).orElseThrow()));
    }

    /** Why real inference cannot run here, with advice; empty if it can. */
    Optional<String> obstacle(DlEngine wanted) {
        if (find(wanted).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (wanted) {
                    case AUTO ->
                        "There is no engine for real inference on " + jars.platform() + ": "
                                + Arrays.stream(InferenceEngine.values())
                                        .map(InferenceEngines::exists)
                                        .collect(Collectors.joining(", "))
                                + "; in " + jars.folder() + " there is none." + OTHERWISE;
                    case MXNET -> missing(InferenceEngine.MXNET);
                    case PYTORCH -> missing(InferenceEngine.PYTORCH);
                });
    }

    private Optional<InferenceEngine> find(DlEngine wanted) {
        return present().stream()
                .filter(engine -> wanted == DlEngine.AUTO || engine.name().equals(wanted.name()))
                .findFirst();
    }

    private String missing(InferenceEngine engine) {
        String advice = present().stream()
                .findFirst()
                .map(other -> " Use --dl-engine " + EngineJars.name(other) + ", which is here.")
                .orElse(OTHERWISE);
        return "There is no " + engine.title() + " for " + jars.platform() + " in " + jars.folder() + ": "
                + exists(engine) + "." + advice;
    }

    private static String exists(InferenceEngine engine) {
        return engine.title() + " exists for " + String.join(" and ", engine.platforms());
    }
}
