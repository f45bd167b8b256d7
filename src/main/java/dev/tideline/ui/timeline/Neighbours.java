package dev.tideline.ui.timeline;

import dev.tideline.chart.Rows;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.Indexes;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Where the arrow keys lead from a span, along its lane and across lanes. Thread of the trace. */
final class Neighbours {
    static final int NONE = -1;

    private final RunTrace trace;
    private final Spans spans;
    private final Rows rows;

    Neighbours(RunTrace trace, Rows rows) {
        this.trace = trace;
        this.spans = trace.spans();
        this.rows = rows;
    }

    /** The span {@code steps} further on the same lane, the first or last if there is none; {@link #NONE} without spans. */
    int along(int span, int steps) {
        return switch (rows) {
            case WORKERS -> {
                Indexes lane = spans.ofWorker(spans.worker(span));
                int place = Times.atMost(lane.size(), lane::get, span) - 1;
                yield lane.get(Math.max(0, Math.min(lane.size() - 1, place + steps)));
            }
            case JOBS -> {
                List<Integer> lane = ofJob(spans.job(span));
                yield lane.get(Math.max(0, Math.min(lane.size() - 1, lane.indexOf(span) + steps)));
            }
        };
    }

    /** The span of the next lane in that direction that is nearest in time; the same span on the outermost lane. */
    int across(int span, int direction) {
        int found = NONE;
        int lane = rows == Rows.WORKERS ? spans.worker(span) : spans.job(span);
        int lanes = rows == Rows.WORKERS ? spans.workers() : trace.jobs();
        for (int next = lane + direction; found == NONE && next >= 0 && next < lanes; next += direction) {
            found = rows == Rows.WORKERS
                    ? nearestOnWorker(next, spans.startNs(span))
                    : nearestOfJob(next, spans.startNs(span));
        }
        return found == NONE ? span : found;
    }

    /** The span nearest to a time on any lane: where the keys begin. {@link #NONE} without spans. */
    int nearest(long t) {
        return IntStream.range(0, spans.workers())
                .map(w -> nearestOnWorker(w, t))
                .filter(span -> span != NONE)
                .boxed()
                .min(Comparator.comparingLong(span -> distance(span, t)))
                .orElse(NONE);
    }

    private int nearestOnWorker(int worker, long t) {
        Indexes lane = spans.ofWorker(worker);
        int started = Times.startedOn(spans, worker, t);
        int before = started == 0 ? NONE : lane.get(started - 1);
        int after = started == lane.size() ? NONE : lane.get(started);
        if (before == NONE || after == NONE) {
            return before == NONE ? after : before;
        }
        return distance(after, t) < distance(before, t) ? after : before;
    }

    private int nearestOfJob(int job, long t) {
        return ofJob(job).stream()
                .min(Comparator.comparingLong(span -> distance(span, t)))
                .orElse(NONE);
    }

    private long distance(int span, long t) {
        long end = Math.min(spans.finishNs(span), trace.nowNs());
        return Math.max(0, Math.max(spans.startNs(span) - t, t - end));
    }

    private List<Integer> ofJob(int job) {
        int first = trace.job(job).firstTask();
        TaskGraph graph = trace.graph(job);
        return IntStream.range(0, graph.size())
                .map(offset -> spans.ofTask(first + offset))
                .filter(span -> span >= 0)
                .sorted()
                .boxed()
                .toList();
    }
}
