package dev.tideline.engine.remote;

import java.util.Map;

/** What this user is called in an agent's list, until somebody says otherwise. */
final class ClientName {
    private ClientName() {}

    /** "ann@laptop" */
    static String ofUser() {
        Map<String, String> environment = System.getenv();
        String host = environment.getOrDefault("HOSTNAME", environment.getOrDefault("COMPUTERNAME", ""));
        String user = System.getProperty("user.name", "somebody");
        return host.isBlank() ? user : user + "@" + host;
    }
}
