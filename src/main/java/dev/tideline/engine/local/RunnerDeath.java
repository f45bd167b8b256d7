package dev.tideline.engine.local;

/** What an exit code tells of how the runner died, in words. */
final class RunnerDeath {
    private static final int SIGNALLED = 128;
    private static final int ABORT = 6;
    private static final int KILL = 9;
    private static final int SEGMENT = 11;
    private static final int TERMINATE = 15;
    private static final int ILLEGAL_INSTRUCTION = 4;

    private RunnerDeath() {}

    /** @param complaints the last lines it wrote to its error output; may be empty */
    static String describe(int exitCode, String complaints) {
        String how = "The runner " + how(exitCode - SIGNALLED) + " (exit code " + exitCode + ").";
        return complaints.isEmpty() ? how : how + " Its last words: " + complaints;
    }

    private static String how(int signal) {
        return switch (signal) {
            case KILL -> "was killed, probably because it needed more memory than its limit allows";
            case TERMINATE -> "was told to end by another program";
            case SEGMENT, ABORT -> "crashed in native code";
            case ILLEGAL_INSTRUCTION -> "met an instruction that this processor does not have";
            default -> "ended before its run did";
        };
    }
}
