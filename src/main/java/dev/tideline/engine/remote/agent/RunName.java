package dev.tideline.engine.remote.agent;

import dev.tideline.workload.InvalidInput;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/**
 * What a run is called on this agent, and its folder: when it was ordered, and ten letters that nobody guesses. Of such
 * letters and digits a path elsewhere cannot be made.
 */
record RunName(String text) {
    private static final Pattern FORM = Pattern.compile("[0-9]{8}-[0-9]{6}-[a-z2-7]{10}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int RANDOM_LETTERS = 10;

    /** @throws InvalidInput if no run is ever called so */
    RunName {
        if (!isOne(text)) {
            throw new InvalidInput("That is not the name of a run; 'tideline watch' lists those there are.");
        }
    }

    static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    static RunName fresh(Instant now, SecureRandom random) {
        StringBuilder text = new StringBuilder(TIME.format(now)).append('-');
        for (int i = 0; i < RANDOM_LETTERS; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return new RunName(text.toString());
    }

    @Override
    public String toString() {
        return text;
    }
}
