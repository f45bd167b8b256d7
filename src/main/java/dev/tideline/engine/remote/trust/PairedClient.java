package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.time.Instant;

/**
 * Somebody whom an agent lets in.
 *
 * @param kind what it proves itself with
 * @param fingerprint of its key, or of its token's secret
 * @param since when it was paired, or its token made
 */
public record PairedClient(Kind kind, Fingerprint fingerprint, Role role, Instant since, String name) {
    private static final int FIELDS = 5;

    /** What a client proves itself with. */
    public enum Kind {
        KEY,
        TOKEN
    }

    public PairedClient {
        name = Names.clean(name, fingerprint.prefix());
    }

    String line() {
        return String.join("\t", kind.name(), fingerprint.hex(), role.text(), since.toString(), name);
    }

    /** @throws RuntimeException of some kind, with a message, if the line is not one */
    static PairedClient parse(String line) {
        String[] fields = line.split("\t", FIELDS);
        if (fields.length < FIELDS) {
            throw new InvalidInput("five fields are expected, parted by tabs");
        }
        return new PairedClient(
                Kind.valueOf(fields[0]),
                new Fingerprint(fields[1]),
                Role.parse(fields[2]),
                Instant.parse(fields[3]),
                fields[4]);
    }
}
