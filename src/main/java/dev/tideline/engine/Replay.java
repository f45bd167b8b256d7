package dev.tideline.engine;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Decision.Candidate;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Lets a dispatcher decide a recorded run once more, taking arrivals, finish times and holds from the trace. Its decisions are
 * the recorded ones, whichever engine ran them; so the full list of candidates behind one need not be stored. Takes about
 * as long as simulating the run up to that point: call it off the JavaFX thread.
 */
public final class Replay {
    private final RunTrace trace;
    private final Spans spans;
    private final Dispatcher dispatcher;
    private final RunListener listener;
    private final Task[] running;
    private int nextJob;
    private int started;
    private int nextHold;
    private long now;
    private boolean enough;

    private Replay(RunTrace trace, RunListener listener) {
        this.trace = trace;
        this.spans = trace.spans();
        this.listener = listener;
        this.dispatcher = new Dispatcher(trace.spec(), this::hear);
        this.running = new Task[trace.spec().workers()];
    }

    /** The dispatcher's events for the recorded arrivals and finishes, until the recording ends. */
    public static void run(RunTrace trace, RunListener listener) {
        new Replay(trace, listener).run();
    }

    /** Every candidate of the decision that started this span, in the scheduler's order, the choice among them. */
    public static List<Candidate> candidatesOfSpan(RunTrace trace, int span) {
        int task = trace.spans().task(span);
        return candidates(trace, e -> e instanceof RunEvent.TaskStarted s && s.task() == task ? s.decision() : null);
    }

    /** Every candidate that was refused when this idle moment was recorded. */
    public static List<Candidate> candidatesOfIdle(RunTrace trace, RunTrace.Idle idle) {
        return candidates(
                trace,
                e -> e instanceof RunEvent.WorkerIdle w && w.timeNs() == idle.timeNs() && w.worker() == idle.worker()
                        ? w.decision()
                        : null);
    }

    private interface Wanted {
        Decision decisionIn(RunEvent event);
    }

    private static List<Candidate> candidates(RunTrace trace, Wanted wanted) {
        List<Candidate> all = new ArrayList<>();
        Replay[] self = new Replay[1];
        self[0] = new Replay(trace, event -> {
            Decision decision = self[0].enough ? null : wanted.decisionIn(event);
            if (decision != null) {
                self[0].enough = true;
                decision.first().stream()
                        .filter(c -> c.task() == decision.task())
                        .forEach(all::add);
                all.addAll(self[0].dispatcher.candidates(workerOf(event)));
            }
        });
        self[0].run();
        all.sort(Comparator.comparing(Candidate::key).thenComparingInt(Candidate::task));
        return all;
    }

    private static int workerOf(RunEvent event) {
        return event instanceof RunEvent.TaskStarted s ? s.worker() : ((RunEvent.WorkerIdle) event).worker();
    }

    private void hear(RunEvent event) {
        listener.on(event);
    }

    private void run() {
        long next = nextNs();
        while (next != Spans.RUNNING && !enough) {
            now = next;
            finish();
            while (nextArrivalNs() <= now) {
                dispatcher.arrive(trace.job(nextJob++).job());
            }
            while (nextHoldNs() <= now) {
                nextHold++;
            }
            if (!held()) {
                dispatcher.dispatch(now, this::start);
            }
            next = nextNs();
        }
    }

    private void start(int worker, Task task) {
        running[worker] = task;
        started++;
    }

    /** A back-to-back request may come within an instant, after tasks without duration: it waits for its place. */
    private long nextArrivalNs() {
        boolean due = nextJob < trace.jobs() && trace.job(nextJob).startedBefore() <= started;
        return due ? trace.job(nextJob).job().arrivalNs() : Spans.RUNNING;
    }

    private long nextHoldNs() {
        return nextHold < trace.holds() ? trace.holdNs(nextHold) : Spans.RUNNING;
    }

    private boolean held() {
        return nextHold % 2 == 1;
    }

    private void finish() {
        List<Integer> finished = new ArrayList<>();
        for (int w = 0; w < running.length; w++) {
            if (running[w] != null && finishNs(running[w]) <= now) {
                finished.add(w);
            }
        }
        finished.sort(Comparator.comparingInt(w -> running[w].id()));
        for (int w : finished) {
            int span = spans.ofTask(running[w].id());
            running[w] = null;
            dispatcher.finish(
                    w,
                    spans.startNs(span),
                    now,
                    spans.pagingNs(span),
                    spans.pagedInBytes(span),
                    spans.pagedOutBytes(span));
        }
    }

    private long nextNs() {
        long next = Math.min(nextArrivalNs(), nextHoldNs());
        for (Task task : running) {
            if (task != null) {
                next = Math.min(next, finishNs(task));
            }
        }
        return next;
    }

    private long finishNs(Task task) {
        int span = spans.ofTask(task.id());
        return span < 0 ? Spans.RUNNING : spans.finishNs(span);
    }
}
