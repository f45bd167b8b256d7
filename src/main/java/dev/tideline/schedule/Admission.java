package dev.tideline.schedule;

/**
 * What a scheduler says of a task it is asked about, and why: shown by the inspector as it stands.
 *
 * @param rule one short sentence, a constant
 * @param neededBytes what the task would take, 0 where memory was not the question
 * @param missingBytes how much must be freed before the same question is answered with yes, 0 where memory was not the
 *     question
 */
public record Admission(Verdict verdict, String rule, long neededBytes, long missingBytes) {
    public enum Verdict {
        /** Start it. */
        YES,
        /** Not this one now; ask about the next in order. */
        SKIP,
        /** Not this one now, and nothing behind it either. */
        WAIT
    }

    public static Admission yes(String rule) {
        return new Admission(Verdict.YES, rule, 0, 0);
    }

    public static Admission yes(String rule, long neededBytes) {
        return new Admission(Verdict.YES, rule, neededBytes, 0);
    }

    public static Admission skip(String rule, long neededBytes, long missingBytes) {
        return new Admission(Verdict.SKIP, rule, neededBytes, missingBytes);
    }

    public static Admission wait(String rule, long neededBytes, long missingBytes) {
        return new Admission(Verdict.WAIT, rule, neededBytes, missingBytes);
    }

    public boolean admitted() {
        return verdict == Verdict.YES;
    }
}
