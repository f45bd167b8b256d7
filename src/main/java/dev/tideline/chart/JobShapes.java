package dev.tideline.chart;

import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * The tasks of single jobs, arranged so that those at the same time lie side by side. Computed for the jobs that are in
 * view; finished jobs are remembered, a bounded number of them. On the thread of the trace.
 */
final class JobShapes {
    private static final int REMEMBERED = 2048;

    private final RunTrace trace;
    private final Map<Integer, Shape> finished = new HashMap<>();

    /** Started spans by start, the sub-lane of each, and how many sub-lanes there are. */
    record Shape(int[] spans, int[] subLanes, int count) {
        /** Where the span is, -1 if it has not started. */
        int indexOf(int span) {
            for (int i = 0; i < spans.length; i++) {
                if (spans[i] == span) {
                    return i;
                }
            }
            return -1;
        }
    }

    JobShapes(RunTrace trace) {
        this.trace = trace;
    }

    Shape of(int job) {
        Shape known = finished.get(job);
        if (known != null) {
            return known;
        }
        Shape shape = arrange(job);
        if (trace.job(job).finished()) {
            if (finished.size() == REMEMBERED) {
                finished.clear();
            }
            finished.put(job, shape);
        }
        return shape;
    }

    private Shape arrange(int job) {
        int[] spans = started(job);
        int[] subLanes = new int[spans.length];
        long[] freeAt = new long[Math.max(1, trace.spans().workers())];
        int count = 1;
        for (int i = 0; i < spans.length; i++) {
            int lane = 0;
            while (lane < freeAt.length - 1 && freeAt[lane] > trace.spans().startNs(spans[i])) {
                lane++;
            }
            freeAt[lane] = trace.spans().finishNs(spans[i]);
            subLanes[i] = lane;
            count = Math.max(count, lane + 1);
        }
        return new Shape(spans, subLanes, count);
    }

    private int[] started(int job) {
        JobRow row = trace.job(job);
        Spans spans = trace.spans();
        int[] found = new int[trace.graph(job).size()];
        int count = 0;
        for (int offset = 0; offset < found.length; offset++) {
            int span = spans.ofTask(row.firstTask() + offset);
            if (span >= 0) {
                found[count++] = span;
            }
        }
        return Arrays.stream(found, 0, count)
                .boxed()
                .sorted(Comparator.comparingLong((Integer s) -> spans.startNs(s))
                        .thenComparingInt(s -> s))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
