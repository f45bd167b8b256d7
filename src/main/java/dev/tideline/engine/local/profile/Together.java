package dev.tideline.engine.local.profile;

import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Takes the tasks' times of a run on several workers apart by what ran beside them, from which {@link ContentionFit} tells
 * how much they slow each other down.
 */
final class Together {
    /** Shorter ones tell more of the clock and of waking up than of what is shared. */
    private static final long LONG_NS = 300_000;

    private final RunTrace trace;
    private final Map<String, Repetitions> alone;
    private final int firstJob;
    private final List<Span> ended = new ArrayList<>();

    /**
     * One task's time in nanoseconds.
     *
     * @param ownNs what it takes when nothing else runs
     * @param aloneNs how long nothing else ran
     * @param sameNs how long a task that shares its resource ran beside it
     * @param otherNs how long one that does not
     */
    record Shared(TaskKind kind, long ownNs, long aloneNs, long sameNs, long otherNs) {
        long allNs() {
            return aloneNs + sameNs + otherNs;
        }
    }

    /**
     * @param trace of at most two workers
     * @param alone of each network
     * @param firstJob those before it are warm-up
     */
    Together(RunTrace trace, Map<String, Repetitions> alone, int firstJob) {
        this.trace = trace;
        this.alone = alone;
        this.firstJob = firstJob;
        for (int i = 0; i < trace.spans().size(); i++) {
            if (trace.spans().finishNs(i) != Spans.RUNNING) {
                ended.add(trace.spans().get(i));
            }
        }
    }

    /** All long Loads and Execs. */
    List<Shared> tasks() {
        List<Shared> tasks = new ArrayList<>();
        int first = 0;
        for (Span task : ended) {
            // Spans are in the order of their starts, and each worker has one at a time.
            while (ended.get(first).finishNs() < task.startNs() && ended.get(first) != task) {
                first++;
            }
            if (task.kind() != TaskKind.INIT && task.job() >= firstJob && ownNs(task) >= LONG_NS) {
                tasks.add(takenApart(task, first));
            }
        }
        return tasks;
    }

    private long ownNs(Span task) {
        Repetitions network = alone.get(trace.job(task.job()).job().network());
        return (task.kind() == TaskKind.LOAD ? network.load(task.layer()) : network.exec(task.layer())).median();
    }

    private Shared takenApart(Span task, int first) {
        long same = 0;
        long other = 0;
        for (int i = first; i < ended.size() && ended.get(i).startNs() < task.finishNs(); i++) {
            Span beside = ended.get(i);
            if (beside.worker() != task.worker()) {
                long overlap = overlapNs(task, beside);
                if ((beside.kind() == TaskKind.LOAD) == (task.kind() == TaskKind.LOAD)) {
                    same += overlap;
                } else {
                    other += overlap;
                }
            }
        }
        return new Shared(task.kind(), ownNs(task), task.durationNs() - same - other, same, other);
    }

    private static long overlapNs(Span a, Span b) {
        return Math.max(0, Math.min(a.finishNs(), b.finishNs()) - Math.max(a.startNs(), b.startNs()));
    }
}
