package dev.tideline.trace;

import dev.tideline.schedule.TaskKind;
import java.util.Arrays;

/**
 * Where a run's time went, without counting anything twice: from its last task back to its first, each step goes to the
 * task whose end let this one start, which is the one that ended last before it (a worker, a predecessor's output or
 * memory became free; a choice of this project). What the steps leave open, from time 0 on, is waiting for an
 * arrival or for dispatch. The parts add up to the makespan, so the parts of two runs explain their difference to the nanosecond.
 *
 * <p>Only reads; the run must have ended. Linear in its tasks, so a long one belongs on a thread of its own.
 */
public final class CriticalChain {
    /** In nanoseconds; paging is not part of the kinds. */
    public record Parts(long initNs, long loadNs, long execNs, long pagingNs, long waitingNs) {
        public long makespanNs() {
            return initNs + loadNs + execNs + pagingNs + waitingNs;
        }
    }

    private final Spans spans;
    private final int[] cursor;
    private final long[] kinds = new long[TaskKind.values().length];
    private long paging;
    private long waiting;

    private CriticalChain(Spans spans) {
        this.spans = spans;
        this.cursor = new int[spans.workers()];
        Arrays.setAll(cursor, w -> spans.ofWorker(w).size() - 1);
    }

    public static Parts of(RunTrace trace) {
        return new CriticalChain(trace.spans()).follow();
    }

    private Parts follow() {
        int span = endingLast(Spans.RUNNING - 1, Integer.MAX_VALUE);
        while (span >= 0) {
            long duration = spans.finishNs(span) - spans.startNs(span);
            long paged = Math.min(duration, spans.pagingNs(span));
            kinds[spans.kind(span).ordinal()] += duration - paged;
            paging += paged;
            long at = spans.startNs(span);
            span = endingLast(at, span);
            waiting += at - (span < 0 ? 0 : spans.finishNs(span));
        }
        return new Parts(kinds[0], kinds[1], kinds[2], paging, waiting);
    }

    /** Of the spans dispatched before {@code before} and ended by {@code limit}, the one that ended last; -1 if there is none. */
    private int endingLast(long limit, int before) {
        int best = -1;
        for (int w = 0; w < cursor.length; w++) {
            int candidate = candidateOn(w, limit, before);
            if (candidate >= 0 && (best < 0 || spans.finishNs(candidate) > spans.finishNs(best))) {
                best = candidate;
            }
        }
        return best;
    }

    /** Limits only fall, so each worker's cursor only goes back. */
    private int candidateOn(int w, long limit, int before) {
        Indexes lane = spans.ofWorker(w);
        while (cursor[w] >= 0 && (lane.get(cursor[w]) >= before || spans.finishNs(lane.get(cursor[w])) > limit)) {
            cursor[w]--;
        }
        return cursor[w] < 0 ? -1 : lane.get(cursor[w]);
    }
}
