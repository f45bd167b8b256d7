package dev.tideline.engine.remote;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a run is held to its cap and loads its weights, to and from messages. */
public final class SettingsMessages {
    private SettingsMessages() {}

    static dev.tideline.engine.remote.proto.LocalSettings message(LocalSettings settings) {
        return dev.tideline.engine.remote.proto.LocalSettings.newBuilder()
                .setEnforce(text(settings.enforce()))
                .setCovers(text(settings.covers()))
                .setLoads(text(settings.loads()))
                .setLoadBytesPerSecond(settings.loadBytesPerSecond())
                .setSwapBytes(settings.swapBytes())
                .build();
    }

    /** @throws InvalidInput naming what this agent does not know */
    public static LocalSettings settings(dev.tideline.engine.remote.proto.LocalSettings message) {
        if (!message.getDeepLearningEngine().isEmpty()) {
            throw InvalidInput.unknown("deep learning engine", message.getDeepLearningEngine(), List.of("MXNet"));
        }
        return LocalSettings.USUAL
                .withEnforce(constant("enforce", message.getEnforce(), LocalSettings.Enforce.values()))
                .withCovers(constant("cap-for", message.getCovers(), Covers.values()))
                .withLoads(constant("loads", message.getLoads(), Loads.values()))
                .withLoadBytesPerSecond(message.getLoadBytesPerSecond())
                .withSwapBytes(message.getSwapBytes());
    }

    private static String text(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static <E extends Enum<E>> E constant(String what, String text, E[] constants) {
        return Arrays.stream(constants)
                .filter(c -> text(c).equals(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.unknown(
                        what,
                        text,
                        Arrays.stream(constants).map(SettingsMessages::text).toList()));
    }
}
