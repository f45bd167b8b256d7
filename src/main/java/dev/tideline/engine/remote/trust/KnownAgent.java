package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;

/**
 * An agent that this user has paired with.
 *
 * @param address HOST:PORT where it was last reached
 * @param role what this user may do there, as it was last told
 */
public record KnownAgent(Fingerprint fingerprint, String address, Role role, String name) {
    private static final int FIELDS = 4;

    public KnownAgent {
        name = Names.clean(name, fingerprint.prefix());
    }

    String line() {
        return String.join("\t", fingerprint.hex(), address, role.text(), name);
    }

    static KnownAgent parse(String line) {
        String[] fields = line.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            throw new InvalidInput("four fields are expected, parted by tabs");
        }
        return new KnownAgent(new Fingerprint(fields[0]), fields[1], Role.parse(fields[2]), fields[3]);
    }
}
