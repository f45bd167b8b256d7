package dev.tideline.engine.local;

import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much slower tasks are while another of their kind runs: a network ran twice at the same time on two workers, and
 * each long task that had company nearly all of its time is compared to itself alone. Where two share a resource, each
 * progresses at 1/(1+g), so that slowdown - 1 is the profile's g.
 *
 * <p>A value is one layer: the median of its slowdowns in millionths, and its time alone in nanoseconds.
 */
final class Together {
    /** Shorter ones tell more of the clock and of waking up than of what is shared. */
    private static final long LONG_NS = 500_000;

    private static final double NEARLY_ALL = 0.9;
    private static final double MILLION = 1e6;

    private final RunTrace trace;
    private final Repetitions alone;
    private final int firstJob;

    /** @param firstJob those before it are warm-up */
    Together(RunTrace trace, Repetitions alone, int firstJob) {
        this.trace = trace;
        this.alone = alone;
        this.firstJob = firstJob;
    }

    /** One value for each layer whose tasks of this kind are long and had company. */
    List<long[]> slowdowns(TaskKind kind) {
        List<Span> others = IntStream.range(0, trace.spans().size())
                .mapToObj(trace.spans()::get)
                .filter(s -> s.kind() == kind && s.job() >= firstJob && s.finishNs() != Spans.RUNNING)
                .toList();
        List<long[]> values = new ArrayList<>();
        for (int layer = 0; layer < alone.layers(); layer++) {
            long own = (kind == TaskKind.LOAD ? alone.load(layer) : alone.exec(layer)).median();
            if (own >= LONG_NS) {
                add(layer, own, others, values);
            }
        }
        return values;
    }

    private static void add(int layer, long own, List<Span> tasks, List<long[]> values) {
        List<Long> slowdowns = new ArrayList<>();
        for (Span task : tasks) {
            if (task.layer() == layer) {
                long shared = tasks.stream()
                        .filter(other -> other.worker() != task.worker())
                        .mapToLong(other -> overlapNs(task, other))
                        .sum();
                if (shared >= NEARLY_ALL * task.durationNs()) {
                    long leftForShared = Math.max(1, own - (task.durationNs() - shared));
                    slowdowns.add(Math.round(MILLION * shared / leftForShared));
                }
            }
        }
        if (!slowdowns.isEmpty()) {
            long median =
                    Repeated.of(slowdowns.stream().mapToLong(Long::longValue)).median();
            values.add(new long[] {median, own});
        }
    }

    private static long overlapNs(Span a, Span b) {
        return Math.max(0, Math.min(a.finishNs(), b.finishNs()) - Math.max(a.startNs(), b.startNs()));
    }

    /** The g of several layers, each as important as it is long; never below 0. */
    static double contention(List<long[]> values) {
        double weighted = 0;
        double weight = 0;
        for (long[] value : values) {
            weighted += (value[0] / MILLION - 1) * value[1];
            weight += value[1];
        }
        return weight == 0 ? 0 : Math.max(0, Math.round(100 * weighted / weight) / 100.0);
    }

    /** Between the first and the third quartile of the layers' g. */
    static double spread(List<long[]> values) {
        return values.isEmpty()
                ? 0
                : Repeated.of(values.stream().mapToLong(value -> value[0])).spread() / MILLION;
    }
}
