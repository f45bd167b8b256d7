package dev.tideline.schedule;

import java.util.List;

/**
 * Why a worker got its task, or got none. Carries the rule, the headroom and the first candidates; the full list is
 * recomputed by replaying the run, so that explaining a million decisions stays linear.
 *
 * @param task the chosen task's id, {@link #NONE} if the worker stays idle
 * @param rule the scheduler's reason, one sentence
 * @param ready how many ready tasks the worker was offered
 * @param promisedBytes U just before
 * @param availableBytes M
 * @param neededBytes what the task in question takes, 0 where memory was not the question
 * @param missingBytes how much must be freed before a refused task may start, 0 where memory was not the question
 * @param helper the running task whose end will help an idle worker, {@link #NONE} if there is none
 * @param first refused candidates that came before the choice, the choice, and the next in order
 */
public record Decision(
        int task,
        String rule,
        int ready,
        long promisedBytes,
        long availableBytes,
        long neededBytes,
        long missingBytes,
        int helper,
        List<Candidate> first) {
    public static final int NONE = -1;

    /** A task that was looked at, with the scheduler's own key. */
    public record Candidate(int task, Key key) {}

    public boolean idle() {
        return task == NONE;
    }
}
