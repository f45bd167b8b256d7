package dev.tideline.cli;

import picocli.CommandLine.Option;

/** Where a real run takes weights from and what it pages to. */
final class StorageOptions {
    @Option(
            names = "--loads",
            paramLabel = "FROM",
            defaultValue = "warm",
            description = "local: weights come from the page cache (warm) or from disk (cold). Default: warm.")
    String loads;

    @Option(
            names = "--load-rate",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "local: storage delivers so many bytes per second, such as 40M for an SD card. Default: as fast"
                            + " as it is.")
    long loadRate;

    @Option(
            names = "--swap",
            paramLabel = "SIZE",
            defaultValue = "0",
            converter = SizeOrNoneConverter.class,
            description =
                    "local: makes swap for the run and removes it afterwards; needs root. Default: what there is.")
    long swap;
}
