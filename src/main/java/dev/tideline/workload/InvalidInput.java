package dev.tideline.workload;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What a user gave cannot be used. The message names the place, the value and what to do; it is shown as it is. */
public class InvalidInput extends RuntimeException {
    private static final int FARTHEST_TYPO = 4;

    public InvalidInput(String message) {
        super(message);
    }

    public InvalidInput(String message, Throwable cause) {
        super(message, cause);
    }

    /** "Unknown network 'AgeNt'. Maybe you meant AgeNet." or, when nothing is near, all that is known. */
    public static InvalidInput unknown(String what, String name, Collection<String> known) {
        return new InvalidInput("Unknown " + what + " '" + name + "'. " + advice(name, known, all(known)));
    }

    /** "Unknown network 'AgeNt' in requests[0].networks[1] of demo.json. Maybe you meant AgeNet." */
    public static InvalidInput unknown(String what, String name, String place, Collection<String> known) {
        return unknown(what, name, place, known, all(known));
    }

    /** The same with other advice for a name that nothing is near to. */
    static InvalidInput unknown(String what, String name, String place, Collection<String> known, String otherwise) {
        return new InvalidInput(
                "Unknown " + what + " '" + name + "' in " + place + ". " + advice(name, known, otherwise));
    }

    private static String all(Collection<String> known) {
        return known.isEmpty() ? "There is none." : "Known: " + String.join(", ", known) + ".";
    }

    private static String advice(String name, Collection<String> known, String otherwise) {
        return nearest(name, known).map(near -> "Maybe you meant " + near + ".").orElse(otherwise);
    }

    /** The same complaint with the place in front: "demo.json: requests[0].networks[1]: Unknown network ...". */
    public InvalidInput at(String place) {
        return new InvalidInput(place + ": " + getMessage(), this);
    }

    /** The known name with the fewest edits from {@code name}, ignoring case, if it is near enough to be a typo. */
    private static Optional<String> nearest(String name, Collection<String> known) {
        LevenshteinDistance distance = new LevenshteinDistance(Math.min(FARTHEST_TYPO, Math.max(1, name.length() / 2)));
        String lower = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .filter(k -> distance.apply(lower, k.toLowerCase(Locale.ROOT)) >= 0)
                .min(Comparator.comparingInt(k -> distance.apply(lower, k.toLowerCase(Locale.ROOT))));
    }
}
