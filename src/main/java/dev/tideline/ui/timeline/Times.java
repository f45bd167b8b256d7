package dev.tideline.ui.timeline;

import dev.tideline.trace.Indexes;
import dev.tideline.trace.Span;
import dev.tideline.trace.Spans;
import java.util.function.IntToLongFunction;

/** Places in time, found by binary search. Pure. */
final class Times {
    private Times() {}

    /** How many of the ascending {@code values} are at most {@code limit}: the index after the last of them. */
    static int atMost(int size, IntToLongFunction values, long limit) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values.applyAsLong(middle) <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many spans of a worker have started at {@code t}. */
    static int startedOn(Spans spans, int worker, long t) {
        Indexes lane = spans.ofWorker(worker);
        return atMost(lane.size(), i -> spans.startNs(lane.get(i)), t);
    }

    /** The span that a worker is busy with at {@code t}, -1 if it is idle. */
    static int runningOn(Spans spans, int worker, long t) {
        int started = startedOn(spans, worker, t);
        if (started == 0) {
            return -1;
        }
        int last = spans.ofWorker(worker).get(started - 1);
        return spans.finishNs(last) > t ? last : -1;
    }

    /** Where a span ends on a chart of a run that has come to {@code nowNs}. */
    static long end(Span span, long nowNs) {
        return span.running() ? Math.max(span.startNs(), nowNs) : span.finishNs();
    }
}
