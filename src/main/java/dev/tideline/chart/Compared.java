package dev.tideline.chart;

import dev.tideline.trace.CriticalChain;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent.Outcome;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is compared of a run.
 *
 * @param name as the comparison calls it
 * @param complete whether it ran to its end
 * @param chain where its makespan went
 */
public record Compared(String name, boolean complete, Metrics metrics, CriticalChain.Parts chain) {

    /** Linear in the runs' tasks; runs that have ended may be read on any thread. */
    public static List<Compared> of(List<ChartRun> runs) {
        List<String> names = RunNames.of(runs);
        return IntStream.range(0, runs.size())
                .mapToObj(i -> of(runs.get(i), names.get(i)))
                .toList();
    }

    private static Compared of(ChartRun run, String name) {
        boolean complete =
                run.trace().end().filter(e -> e.outcome() == Outcome.FINISHED).isPresent();
        return new Compared(name, complete, Metrics.of(run.trace()), CriticalChain.of(run.trace()));
    }

    public long makespanNs() {
        return metrics.makespanNs();
    }
}
