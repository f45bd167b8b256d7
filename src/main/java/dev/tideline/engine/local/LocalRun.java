package dev.tideline.engine.local;

import dev.tideline.engine.ArrivalQueue;
import dev.tideline.engine.Dispatcher;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One run in real time. A worker that ends a task lets the dispatcher decide itself, under the run's lock, and goes on
 * with what it is given: no thread is woken where none need be. Instants are processed in the order of their times, each
 * later than the one before, so that a replay of the trace decides the same; a request is dispatched at the time it was
 * due even if the clock is a little further.
 *
 * <p>{@link #run} is called on one thread, which waits for requests; workers are threads of the pool.
 */
final class LocalRun {
    /** What a task returns that does not end its job. */
    static final float[] NO_OUTPUT = {};

    /** Carries a task out on the calling thread. */
    interface Work {
        /** @return the network's output after the last task of a job, otherwise {@link #NO_OUTPUT} */
        float[] carryOut(Task task);
    }

    /** What to say about a job that has ended, from its network's output. */
    interface Results {
        RunEvent.JobResult result(long timeNs, Task lastTask, float[] output);
    }

    private final RunControl control;
    private final RunListener listener;
    private final Work work;
    private final Results results;
    private final Dispatcher dispatcher;
    private final ArrivalQueue arrivals;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Condition[] assigned;
    private final Task[] tasks;
    private final RunClock clock;
    private long last = -1;
    private String failure = "";
    /** Tasks that were given to a worker and have not ended, well or not. */
    private int underWay;

    private boolean heldBack;
    private boolean over;

    LocalRun(RunSpec spec, RunClock clock, Work work, Results results, RunControl control, RunListener listener) {
        this.clock = clock;
        this.work = work;
        this.results = results;
        this.control = control;
        this.listener = listener;
        this.dispatcher = new Dispatcher(spec, listener);
        this.arrivals = new ArrivalQueue(spec.workload(), spec.seed());
        this.tasks = new Task[spec.workers()];
        this.assigned = new Condition[spec.workers()];
        for (int w = 0; w < assigned.length; w++) {
            assigned[w] = lock.newCondition();
        }
    }

    /**
     * Runs to the end and reports it.
     *
     * @param workers a pool with a thread for each worker
     */
    void run(ExecutorService workers) {
        control.onChange(this::wake);
        List<Future<?>> loops = new ArrayList<>();
        for (int w = 0; w < tasks.length; w++) {
            int worker = w;
            loops.add(workers.submit(() -> work(worker)));
        }
        lock.lock();
        try {
            attend();
        } finally {
            over = true;
            for (Condition c : assigned) {
                c.signalAll();
            }
            lock.unlock();
            join(loops);
        }
        listener.on(end());
    }

    /** Lets requests arrive when they are due and dispatches after a pause, until nothing can happen any more. */
    private void attend() {
        decide(() -> instant(0));
        while (!ended()) {
            decide(this::catchUp);
            if (!ended()) {
                awaitChange(broken() ? Long.MAX_VALUE : arrivals.nextNs() - clock.nowNs());
            }
        }
    }

    private void catchUp() {
        arriveUntil(clock.nowNs());
        if (heldBack && !mustHold()) {
            dispatch(advance(clock.nowNs()));
        }
    }

    /** What goes wrong here ends the run as it does behind a task: whatever is under way comes to its end first. */
    private void decide(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            fail("While deciding: " + e);
        }
    }

    private void awaitChange(long ns) {
        try {
            changed.await(ns, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            failure = "The run's thread was interrupted.";
        }
    }

    /** May come from within an event: it must not decide anything itself. */
    private void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private boolean broken() {
        return control.isStopped() || !failure.isEmpty();
    }

    private boolean ended() {
        boolean nothingToCome = arrivals.nextNs() == ArrivalQueue.NEVER && (!heldBack || dispatcher.isIdle());
        return underWay == 0 && (broken() || nothingToCome);
    }

    private RunEvent.RunEnded end() {
        long now = Math.max(last, 0);
        if (!failure.isEmpty()) {
            return new RunEvent.RunEnded(now, Outcome.FAILED, failure);
        }
        if (control.isStopped()) {
            return new RunEvent.RunEnded(now, Outcome.STOPPED, "Stopped by the user.");
        }
        return dispatcher.isIdle()
                ? new RunEvent.RunEnded(now, Outcome.FINISHED, "")
                : new RunEvent.RunEnded(now, Outcome.STALLED, dispatcher.describeStall());
    }

    private void arriveUntil(long ns) {
        while (!broken() && arrivals.nextNs() < ns) {
            instant(arrivals.nextNs());
        }
    }

    private void instant(long ns) {
        long now = advance(ns);
        if (!broken()) {
            arrivals.arrive(dispatcher, now);
        }
        dispatch(now);
    }

    private void dispatch(long now) {
        boolean hold = mustHold();
        if (hold != heldBack) {
            heldBack = hold;
            listener.on(new RunEvent.Held(now, hold));
        }
        if (!hold) {
            dispatcher.dispatch(now, this::assign);
        }
    }

    private boolean mustHold() {
        return control.isPaused() || broken();
    }

    private long advance(long ns) {
        last = Math.max(ns, last + 1);
        return last;
    }

    private void assign(int worker, Task task) {
        tasks[worker] = task;
        underWay++;
        assigned[worker].signal();
    }

    private void work(int worker) {
        Optional<Task> next = awaitTask(worker);
        while (next.isPresent()) {
            next = end(worker, carriedOut(next.get()));
            if (next.isEmpty()) {
                next = awaitTask(worker);
            }
        }
    }

    private Optional<Task> awaitTask(int worker) {
        lock.lock();
        try {
            while (tasks[worker] == null && !over) {
                assigned[worker].awaitUninterruptibly();
            }
            return take(worker);
        } finally {
            lock.unlock();
        }
    }

    private Optional<Task> take(int worker) {
        Optional<Task> task = Optional.ofNullable(tasks[worker]);
        tasks[worker] = null;
        return task;
    }

    /** A task that has come to its end, well or not. */
    private record Carried(
            Task task, long startNs, long endNs, PagingMeter.Paging paging, float[] output, String failure) {}

    private Carried carriedOut(Task task) {
        PagingMeter meter = new PagingMeter();
        long start = clock.nowNs();
        float[] output = NO_OUTPUT;
        String broke = "";
        try {
            output = work.carryOut(task);
        } catch (RuntimeException | Error e) {
            // This is the run's result; whatever else runs comes to its end first.
            broke = task + " failed: " + e.getMessage();
        }
        long end = clock.nowNs();
        return new Carried(task, start, end, meter.stop(task.kind(), end - start), output, broke);
    }

    /** Reports a task's end and decides. @return the worker's next task, if it has one already */
    private Optional<Task> end(int worker, Carried done) {
        lock.lock();
        underWay--;
        try {
            arriveUntil(done.endNs());
            if (done.failure().isEmpty()) {
                finish(worker, done);
            } else {
                fail(done.failure());
            }
            return take(worker);
        } catch (RuntimeException | Error e) {
            fail("After " + done.task() + ": " + e);
            return Optional.empty();
        } finally {
            if (ended()) {
                changed.signal();
            }
            lock.unlock();
        }
    }

    private void finish(int worker, Carried done) {
        long now = advance(done.endNs());
        PagingMeter.Paging paging = done.paging();
        dispatcher.finish(worker, done.startNs(), now, paging.ns(), paging.inBytes(), 0);
        if (done.output().length > 0) {
            listener.on(results.result(now, done.task(), done.output()));
        }
        if (!broken()) {
            arrivals.arrive(dispatcher, now);
        }
        dispatch(now);
    }

    private void fail(String message) {
        failure = failure.isEmpty() ? message : failure;
    }

    /** Returns when no worker does anything for this run any more, whatever happens meanwhile. */
    private static void join(List<Future<?>> loops) {
        List<Throwable> failures = new ArrayList<>();
        boolean interrupted = false;
        for (int i = 0; i < loops.size(); ) {
            try {
                loops.get(i).get();
                i++;
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                failures.add(e.getCause());
                i++;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A worker ended by itself: " + failures.get(0), failures.get(0));
        }
    }
}
