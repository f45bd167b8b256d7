package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.Repeated;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.List;

/**
 * The tasks of one network that ran alone, again and again. A row is a job: the mean time between two tasks, then Init,
 * all Loads, all Execs, in nanoseconds. Immutable.
 */
record Repetitions(int layers, List<long[]> rows) {
    private static final int GAP = 0;
    private static final int INIT = 1;
    private static final int LOADS = 2;

    /** Under Linear on one worker each task follows the one before. */
    static long[] row(RunTrace trace, int job) {
        Spans spans = trace.spans();
        int first = trace.job(job).firstTask();
        int layers = trace.graph(job).plan().layers();
        long[] row = new long[LOADS + 2 * layers];
        row[INIT] = durationNs(spans, first);
        long busy = row[INIT];
        for (int i = 0; i < layers; i++) {
            row[LOADS + i] = durationNs(spans, first + 1 + 2 * i);
            row[LOADS + layers + i] = durationNs(spans, first + 2 + 2 * i);
            busy += row[LOADS + i] + row[LOADS + layers + i];
        }
        int last = spans.ofTask(first + 2 * layers);
        row[GAP] = (spans.finishNs(last) - spans.startNs(spans.ofTask(first)) - busy) / (2 * layers);
        return row;
    }

    private static long durationNs(Spans spans, int task) {
        int span = spans.ofTask(task);
        return spans.finishNs(span) - spans.startNs(span);
    }

    Repeated gap() {
        return column(GAP);
    }

    Repeated init() {
        return column(INIT);
    }

    Repeated load(int layer) {
        return column(LOADS + layer);
    }

    Repeated exec(int layer) {
        return column(LOADS + layers + layer);
    }

    /** How much longer the second half of the jobs took than the first: heat, or others at work. */
    double slowdown() {
        int half = rows.size() / 2;
        return half == 0
                ? 1
                : (double) total(rows.subList(half, rows.size())) / Math.max(1, total(rows.subList(0, half)));
    }

    private static long total(List<long[]> some) {
        return Repeated.of(some.stream().mapToLong(Repetitions::busyNs)).median();
    }

    private static long busyNs(long[] row) {
        long sum = 0;
        for (int i = INIT; i < row.length; i++) {
            sum += row[i];
        }
        return sum;
    }

    private Repeated column(int column) {
        return Repeated.of(rows.stream().mapToLong(row -> row[column]));
    }
}
