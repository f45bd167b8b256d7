package dev.tideline.study;

/**
 * Whether a claim holds.
 *
 * @param claim in one sentence, with the limit it sets
 * @param found the figures that decide, or why there are none
 */
public record Verdict(String claim, String found, Answer answer) {
    /** In words, as it is printed. */
    public enum Answer {
        HOLDS("holds"),
        DOES_NOT_HOLD("does not hold"),
        UNKNOWN("cannot be told");

        private final String words;

        Answer(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static Verdict of(String claim, String found, boolean holds) {
        return new Verdict(claim, found, holds ? Answer.HOLDS : Answer.DOES_NOT_HOLD);
    }

    static Verdict unknown(String claim, String why) {
        return new Verdict(claim, why, Answer.UNKNOWN);
    }
}
