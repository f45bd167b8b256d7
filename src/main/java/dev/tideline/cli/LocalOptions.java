package dev.tideline.cli;

import dev.tideline.engine.local.LocalSettings;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.workload.InvalidInput;
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
        return storage.settings(
                StorageOptions.constant("enforce", enforce, LocalSettings.Enforce.values()),
                StorageOptions.constant("cap-for", covers, Covers.values()));
    }
}
