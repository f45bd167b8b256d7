package dev.tideline.engine.remote.agent;

import dev.tideline.workload.InvalidInput;
import java.net.InetSocketAddress;
import java.nio.file.Path;

/**
 * How an agent runs.
 *
 * @param listen where; port 0 takes a free one
 * @param name by which people know it
 * @param state directory of its key, clients and runs
 * @param discovery whether it can be found in the local network
 */
public record AgentSettings(InetSocketAddress listen, String name, Path state, boolean discovery) {
    private static final int LONGEST_NAME = 63;

    public AgentSettings {
        if (listen.isUnresolved()) {
            throw new InvalidInput("There is no address " + listen.getHostString()
                    + " to listen on. Leave it out to listen on all of this machine.");
        }
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput("'" + name + "' is no name for an agent: it has 1 to " + LONGEST_NAME
                    + " characters. Choose another with --name.");
        }
    }
}
