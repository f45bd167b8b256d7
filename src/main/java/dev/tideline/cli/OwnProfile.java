package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.io.Catalog;
import dev.tideline.workload.Profile;
import dev.tideline.workload.WholeFile;
import java.util.Optional;

/** The profile of the machine that the program runs on, if the user has measured one. */
final class OwnProfile {
    private OwnProfile() {}

    /** Name of the profile that was measured on the agent that carries runs out; empty if there is none. */
    static Optional<String> of(Engine engine, Catalog catalog) {
        return engine instanceof RemoteEngine remote
                ? Optional.of(WholeFile.named(remote.agent())).filter(catalog.names(Catalog.Kind.PROFILES)::contains)
                : Optional.empty();
    }

    /** Its name, or that of the profile that stands in where there is none. */
    static String orEveryday(Catalog catalog) {
        return catalog.names(Catalog.Kind.PROFILES).contains(Catalog.THIS_MACHINE)
                ? Catalog.THIS_MACHINE
                : RunSettings.EVERYDAY_PROFILE;
    }

    /** What must be known of predictions that rest on another profile than that of what runs; empty if they rest on it. */
    static String warning(Profile profile, Engine engine) {
        String own = engine instanceof RemoteEngine remote ? WholeFile.named(remote.agent()) : Catalog.THIS_MACHINE;
        if (profile.name().equals(own)) {
            return "";
        }
        String of = "profile " + profile.name() + ", " + profile.device();
        return profile.provenance() == Profile.Provenance.MEASURED
                ? "Predictions rest on " + of + ": they can come near what is measured only if this is that machine."
                : "Predictions are of another device (" + of + "): only a profile of what runs (" + own
                        + ") can come near what is measured.";
    }
}
