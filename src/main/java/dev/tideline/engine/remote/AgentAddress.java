package dev.tideline.engine.remote;

import dev.tideline.workload.InvalidInput;

/** Where an agent listens. @param host a name or an address; IPv6 without brackets @param port from 1 */
public record AgentAddress(String host, int port) {
    /** Where agents listen unless told otherwise. */
    public static final int USUAL_PORT = 7463;

    private static final int LAST_PORT = 65535;

    public AgentAddress {
        if (host.isBlank() || host.chars().anyMatch(c -> Character.isWhitespace(c) || c == '/')) {
            throw new InvalidInput("'" + host + "' is not the name of a machine. Write HOST:PORT, as in pi4.local:"
                    + USUAL_PORT + ".");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new InvalidInput("Port " + port + " of " + host + " is not between 1 and " + LAST_PORT
                    + ". Agents usually listen on " + USUAL_PORT + ".");
        }
    }

    /**
     * "pi4.local:7463", "192.168.0.7", "[fe80::1]:7463"; without a port, it is the usual one.
     *
     * @throws InvalidInput if it is nothing of the kind
     */
    public static AgentAddress parse(String text) {
        int colon = text.lastIndexOf(':');
        boolean bare = colon < 0 || text.endsWith("]") || !text.startsWith("[") && text.indexOf(':') != colon;
        if (bare) {
            return new AgentAddress(unbracketed(text), USUAL_PORT);
        }
        String port = text.substring(colon + 1);
        if (!port.matches("[0-9]{1,5}")) {
            throw new InvalidInput("'" + port + "' in '" + text + "' is not a port. Write HOST:PORT, as in pi4.local:"
                    + USUAL_PORT + ".");
        }
        return new AgentAddress(unbracketed(text.substring(0, colon)), Integer.parseInt(port));
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ":" + port : "[" + host + "]:" + port;
    }
}
