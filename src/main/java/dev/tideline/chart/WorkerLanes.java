package dev.tideline.chart;

import dev.tideline.trace.Indexes;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.List;

/** One lane for each worker of a trace, following it. On the thread of the trace. */
final class WorkerLanes {
    private final RunTrace trace;
    private final Networks networks;
    private final List<Lane> lanes = new ArrayList<>();
    private final int[] taken;
    private boolean paged;

    WorkerLanes(RunTrace trace, Networks networks) {
        this.trace = trace;
        this.networks = networks;
        int workers = trace.spans().workers();
        this.taken = new int[workers];
        for (int w = 0; w < workers; w++) {
            lanes.add(new Lane(Part.COUNT * networks.size()));
        }
    }

    int size() {
        return lanes.size();
    }

    Lane get(int worker) {
        return lanes.get(worker);
    }

    /** Whether any task spent time paging. */
    boolean paged() {
        return paged;
    }

    void grow() {
        for (int w = 0; w < lanes.size(); w++) {
            grow(w, lanes.get(w), trace.spans().ofWorker(w));
        }
    }

    /** On a worker only its last span can be unfinished. */
    private void grow(int worker, Lane lane, Indexes ofWorker) {
        Spans spans = trace.spans();
        lane.close();
        for (; taken[worker] < ofWorker.size(); taken[worker]++) {
            int span = ofWorker.get(taken[worker]);
            int place = networks.ofJob(spans.job(span));
            Part part = Part.of(spans.kind(span));
            if (spans.finishNs(span) == Spans.RUNNING) {
                lane.open(spans.startNs(span), trace.nowNs(), part.classOf(place), span);
                return;
            }
            add(lane, span, place, part);
        }
    }

    private void add(Lane lane, int span, int place, Part part) {
        Spans spans = trace.spans();
        long from = spans.startNs(span);
        long to = Math.max(from, spans.finishNs(span));
        long paging = Math.min(spans.pagingNs(span), to - from);
        if (paging > 0) {
            paged = true;
            lane.add(from, from + paging, Part.PAGING.classOf(place), span);
        }
        if (paging == 0 || from + paging < to) {
            lane.add(from + paging, to, part.classOf(place), span);
        }
    }
}
