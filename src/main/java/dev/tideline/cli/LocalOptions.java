package dev.tideline.cli;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How --engine local is held to its cap and loads its weights; the simulator takes both from the profile. */
final class LocalOptions {
    @Option(
            names = "--enforce",
            paramLabel = "WHEN",
            defaultValue = "auto",
            description = "local: whether the operating system enforces the cap: auto (where it can), always or never."
                    + " Default: auto.")
    private String enforce;

    @Option(
            names = "--cap-for",
            paramLabel = "WHAT",
            defaultValue = "networks",
            description = "local: the cap is what is left for networks, or what the group of the whole process gets:"
                    + " networks or group. Default: networks.")
    private String covers;

    @Mixin
    private StorageOptions storage;

    /** @throws InvalidInput naming the nearest value */
    LocalSettings settings() {
        return new LocalSettings(
                constant("enforce", enforce, LocalSettings.Enforce.values()),
                constant("cap-for", covers, Covers.values()),
                constant("loads", storage.loads, Loads.values()),
                storage.loadRate,
                storage.swap);
    }

    private static <E extends Enum<E>> E constant(String option, String text, E[] constants) {
        return Arrays.stream(constants)
                .filter(c -> c.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> InvalidInput.unknown(
                        option,
                        text,
                        Arrays.stream(constants)
                                .map(c -> c.name().toLowerCase(Locale.ROOT))
                                .toList()));
    }
}
