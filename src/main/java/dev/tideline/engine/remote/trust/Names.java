package dev.tideline.engine.remote.trust;

/** Names as they are stored and shown: whatever a stranger says fits in one line of a list. */
final class Names {
    private static final int LONGEST = 64;

    private Names() {}

    static String clean(String name, String otherwise) {
        String line = name.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (line.isEmpty()) {
            return otherwise;
        }
        return line.codePointCount(0, line.length()) <= LONGEST
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST));
    }
}
