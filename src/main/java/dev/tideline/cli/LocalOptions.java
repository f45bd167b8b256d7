package dev.tideline.cli;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
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

    @Option(
            names = "--loads",
            paramLabel = "FROM",
            defaultValue = "warm",
            description = "local: weights come from the page cache (warm) or from disk (cold). Default: warm.")
    private String loads;

    @Option(
            names = "--load-rate",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "local: storage delivers so many bytes per second, such as 40M for an SD card. Default: as fast"
                            + " as it is.")
    private long loadRate;

    @Option(
            names = "--swap",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "local: makes swap for the run and removes it afterwards; needs root. Default: what there is.")
    private long swap;

    /** @throws InvalidInput naming the nearest value */
    LocalSettings settings() {
        return new LocalSettings(
                constant("enforce", enforce, LocalSettings.Enforce.values()),
                constant("cap-for", covers, Covers.values()),
                constant("loads", loads, Loads.values()),
                loadRate,
                swap);
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
