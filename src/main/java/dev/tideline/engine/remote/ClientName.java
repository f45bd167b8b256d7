package dev.tideline.engine.remote;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** What this user is called in an agent's list, until somebody says otherwise. */
final class ClientName {
    private ClientName() {}

    /** "ann@laptop" */
    static String ofUser() {
        String user = System.getProperty("user.name", "somebody");
        try {
            return user + "@" + InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return user;
        }
    }
}
