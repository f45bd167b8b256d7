package dev.tideline.trace;

import dev.tideline.schedule.TaskKind;
import java.util.ArrayList;
import java.util.List;

/**
 * All spans of a run in columns, by dispatch. Painters read single columns; {@link #get} is for showing one span. On each
 * worker spans are sorted and do not overlap.
 */
public final class Spans {
    /** The finish time of a span that has not finished. */
    public static final long RUNNING = Long.MAX_VALUE;

    private static final TaskKind[] KINDS = TaskKind.values();

    private final IntColumn task = new IntColumn();
    private final IntColumn job = new IntColumn();
    private final IntColumn layerAndKind = new IntColumn();
    private final IntColumn worker = new IntColumn();
    private final IntColumn decision = new IntColumn();
    private final LongColumn ready = new LongColumn();
    private final LongColumn start = new LongColumn();
    private final LongColumn finish = new LongColumn();
    private final LongColumn paging = new LongColumn();
    private final LongColumn pagedIn = new LongColumn();
    private final LongColumn pagedOut = new LongColumn();
    private final IntColumn ofTask = new IntColumn();
    private final List<IntColumn> ofWorker = new ArrayList<>();
    private final List<Indexes> ofWorkerViews = new ArrayList<>();

    Spans(int workers) {
        for (int i = 0; i < workers; i++) {
            ofWorker.add(new IntColumn());
            ofWorkerViews.add(new Indexes(ofWorker.get(i)));
        }
    }

    void start(RunEvent.TaskStarted e, int decisionIndex) {
        int index = size();
        while (ofTask.size() <= e.task()) {
            ofTask.add(-1);
        }
        ofTask.set(e.task(), index);
        ofWorker.get(e.worker()).add(index);
        task.add(e.task());
        job.add(e.job());
        layerAndKind.add((e.layer() + 1) << 2 | e.kind().ordinal());
        worker.add(e.worker());
        decision.add(decisionIndex);
        ready.add(e.readyNs());
        start.add(e.startNs());
        finish.add(RUNNING);
        paging.add(0);
        pagedIn.add(0);
        pagedOut.add(0);
    }

    void finish(RunEvent.TaskFinished e) {
        int i = ofTask(e.task());
        start.set(i, e.startNs());
        finish.set(i, e.timeNs());
        if (e.pagingNs() != 0 || e.pagedInBytes() != 0 || e.pagedOutBytes() != 0) {
            paging.set(i, e.pagingNs());
            pagedIn.set(i, e.pagedInBytes());
            pagedOut.set(i, e.pagedOutBytes());
        }
    }

    public int size() {
        return task.size();
    }

    public int task(int i) {
        return task.get(i);
    }

    public int job(int i) {
        return job.get(i);
    }

    public int layer(int i) {
        return (layerAndKind.get(i) >> 2) - 1;
    }

    public TaskKind kind(int i) {
        return KINDS[layerAndKind.get(i) & 3];
    }

    public int worker(int i) {
        return worker.get(i);
    }

    public long readyNs(int i) {
        return ready.get(i);
    }

    public long startNs(int i) {
        return start.get(i);
    }

    /** {@link #RUNNING} while it has not finished. */
    public long finishNs(int i) {
        return finish.get(i);
    }

    public long pagingNs(int i) {
        return paging.get(i);
    }

    public long pagedInBytes(int i) {
        return pagedIn.get(i);
    }

    public long pagedOutBytes(int i) {
        return pagedOut.get(i);
    }

    int decision(int i) {
        return decision.get(i);
    }

    /** The span of a task, -1 if it has not started. */
    public int ofTask(int taskId) {
        return taskId >= 0 && taskId < ofTask.size() ? ofTask.get(taskId) : -1;
    }

    /** Spans of a worker, by time. */
    public Indexes ofWorker(int w) {
        return ofWorkerViews.get(w);
    }

    public int workers() {
        return ofWorkerViews.size();
    }

    public Span get(int i) {
        return new Span(
                i,
                task(i),
                job(i),
                layer(i),
                kind(i),
                worker(i),
                readyNs(i),
                startNs(i),
                finishNs(i),
                pagingNs(i),
                pagedInBytes(i),
                pagedOutBytes(i));
    }
}
