package dev.tideline.engine.remote;

import dev.tideline.engine.remote.proto.ProtocolVersion;
import dev.tideline.wire.RunInfo;
import java.util.Optional;

/**
 * The version of what is said between client and agent. Both sides compare: one minor version apart works.
 *
 * @param program the version of the program that speaks it, for messages
 */
public record Protocol(int major, int minor, String program) {
    private static final int MAJOR = 1;
    private static final int MINOR = 0;

    /** What this program speaks. */
    public static Protocol own() {
        return new Protocol(MAJOR, MINOR, RunInfo.version());
    }

    public static Protocol of(ProtocolVersion version, String program) {
        return new Protocol(version.getMajor(), version.getMinor(), program);
    }

    public ProtocolVersion message() {
        return ProtocolVersion.newBuilder().setMajor(major).setMinor(minor).build();
    }

    /** Why a client and an agent cannot work together, naming both versions and which to update; empty if they can. */
    public static Optional<String> obstacle(Protocol client, Protocol agent) {
        if (client.major == agent.major && Math.abs((long) client.minor - agent.minor) <= 1) {
            return Optional.empty();
        }
        boolean clientIsOlder = client.major < agent.major || client.major == agent.major && client.minor < agent.minor;
        return Optional.of("This workbench speaks version " + client + " with agents, but the agent speaks version "
                + agent + ". Update the " + (clientIsOlder ? "workbench." : "agent."));
    }

    /** "1.0 (Tideline 0.1.0)" */
    @Override
    public String toString() {
        return major + "." + minor + " (Tideline " + program + ")";
    }
}
