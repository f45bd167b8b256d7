package dev.tideline.cli;

import dev.tideline.io.Catalog;
import dev.tideline.workload.Profile;

/** The profile of the machine that the program runs on, if the user has measured one. */
final class OwnProfile {
    private OwnProfile() {}

    /** Its name, or that of the profile that stands in where there is none. */
    static String orEveryday(Catalog catalog) {
        return catalog.names(Catalog.Kind.PROFILES).contains(Catalog.THIS_MACHINE)
                ? Catalog.THIS_MACHINE
                : RunSettings.EVERYDAY_PROFILE;
    }

    /** What must be known of predictions that rest on another profile; empty if they rest on this one. */
    static String warning(Profile profile) {
        if (profile.name().equals(Catalog.THIS_MACHINE)) {
            return "";
        }
        String of = "profile " + profile.name() + ", " + profile.device();
        return profile.provenance() == Profile.Provenance.MEASURED
                ? "Predictions rest on " + of + ": they can come near what is measured only if this is that machine."
                : "Predictions are of another device (" + of + "): only a profile of this machine ("
                        + Catalog.THIS_MACHINE + ") can come near what is measured here.";
    }
}
