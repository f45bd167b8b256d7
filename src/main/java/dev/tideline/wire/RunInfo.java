package dev.tideline.wire;

import dev.tideline.schedule.RunSpec;

/**
 * What a stream of events begins with.
 *
 * @param engine the engine's title
 * @param programVersion of the program that carried the run out
 */
public record RunInfo(RunSpec spec, String engine, String programVersion) {
    /** A run of this program. */
    public static RunInfo of(RunSpec spec, String engine) {
        return new RunInfo(spec, engine, version());
    }

    /** This program's version, from the jar's manifest; "development" when it runs from classes. */
    public static String version() {
        String version = RunInfo.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
