package dev.tideline.cli;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Where a real run takes weights from, what it pages to, and what computes its layers. */
final class StorageOptions {
    @Option(
            names = "--loads",
            paramLabel = "FROM",
            defaultValue = "warm",
            description = "Of a real run: weights come from the page cache (warm) or from disk (cold). Default: warm.")
    private String loads;

    @Option(
            names = "--load-rate",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "Of a real run: storage delivers so many bytes per second, such as 40M for an SD card. Default: as fast"
                            + " as it is.")
    private long loadRate;

    @Option(
            names = "--swap",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "Of a real run: makes swap for it and removes it afterwards; needs root. Default: what there is.")
    private long swap;

    @Option(
            names = "--dl-engine",
            paramLabel = "NAME",
            defaultValue = "auto",
            description = "Of a real run: what computes the layers: mxnet, pytorch, or auto (MXNet where it exists,"
                    + " otherwise PyTorch). Default: auto.")
    private String dlEngine;

    /** @throws InvalidInput naming the nearest value */
    LocalSettings settings(LocalSettings.Enforce enforce, Covers covers) {
        return new LocalSettings(
                enforce,
                covers,
                constant("loads", loads, Loads.values()),
                loadRate,
                swap,
                constant("dl-engine", dlEngine, LocalSettings.DlEngine.values()));
    }

    static <E extends Enum<E>> E constant(String option, String text, E[] constants) {
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
