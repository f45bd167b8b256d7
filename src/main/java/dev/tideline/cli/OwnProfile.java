package dev.tideline.cli;

import dev.tideline.io.Catalog;
import dev.tideline.workload.Profile;

/** The profile of the machine that the program runs on, if the user has measured one. */
final class OwnProfile {
    private static final String NAME = "this-machine";

    private OwnProfile() {}

    /** Its name, or that of the profile that stands in where there is none. */
    static String orEveryday(Catalog catalog) {
        return catalog.names(Catalog.Kind.PROFILES).contains(NAME) ? NAME : RunSettings.EVERYDAY_PROFILE;
    }

    /** What must be known of predictions that rest on another profile; empty if they rest on this one. */
    static String warning(Profile profile) {
        return profile.name().equals(NAME)
                ? ""
                : "Predictions are of another device: profile " + profile.name() + " is of " + profile.device()
                        + ". Only one of this machine (" + NAME + ") can come near what is measured here.";
    }
}
