package dev.tideline.engine.remote.trust;

import dev.tideline.workload.InvalidInput;
import java.security.SecureRandom;
import java.util.Locale;

/** Six digits that are shown on an agent and typed in on a client, once. @param digits without spaces */
public record PairingCode(String digits) {
    private static final int DIGITS = 6;
    private static final int CODES = 1_000_000;

    public PairingCode {
        if (!digits.matches("[0-9]{" + DIGITS + "}")) {
            throw new InvalidInput(
                    "'" + digits + "' is not a pairing code: it has six digits, and is shown on the agent.");
        }
    }

    static PairingCode draw(SecureRandom random) {
        return new PairingCode(String.format(Locale.ROOT, "%0" + DIGITS + "d", random.nextInt(CODES)));
    }

    /** As people type it: "123 456". @throws InvalidInput unless it has six digits */
    public static PairingCode parse(String typed) {
        return new PairingCode(typed.replaceAll("[\\s-]", ""));
    }

    /** "123 456" */
    public String text() {
        return digits.substring(0, DIGITS / 2) + " " + digits.substring(DIGITS / 2);
    }

    /** Not the code. */
    @Override
    public String toString() {
        return "pairing code";
    }
}
