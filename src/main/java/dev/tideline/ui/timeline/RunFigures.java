package dev.tideline.ui.timeline;

import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;

/**
 * What is compared of a run.
 *
 * @param name as the comparison calls it
 * @param complete whether it ran to its end
 * @param chain where its makespan went
 */
record RunFigures(String name, boolean complete, Metrics metrics, CriticalChain.Parts chain) {

    /** Linear in the run's tasks; a run that has ended may be read on any thread. */
    static RunFigures of(RunTrace trace, String name) {
        boolean complete =
                trace.end().filter(e -> e.outcome() == Outcome.FINISHED).isPresent();
        return new RunFigures(name, complete, Metrics.of(trace), CriticalChain.of(trace));
    }

    long makespanNs() {
        return metrics.makespanNs();
    }

    long pagedBytes() {
        return metrics.pagedInBytes() + metrics.pagedOutBytes();
    }
}
