package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tideline.engine.Replay;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunEvent.RunEnded;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run's workers, whatever they carry out. */
class LocalRunTest {
    private static final RunSpec SPEC =
            Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1 << 20, LoadingPolicy.BULK, "FCFS", 1, 1);

    private static final LocalRun.Results NO_RESULTS = (timeNs, task, output) -> {
        throw new IllegalStateException("there is no output");
    };

    private static RunEvent last(LocalRun.Work work, LocalRun.Results results) {
        List<RunEvent> events = new ArrayList<>();
        ExecutorService worker = Executors.newSingleThreadExecutor();
        try {
            new LocalRun(SPEC, new RunClock(), work, results, new RunControl(), events::add).run(worker);
        } finally {
            worker.shutdown();
        }
        return events.get(events.size() - 1);
    }

    @Test
    @Timeout(20)
    void whatGoesWrongBehindATaskEndsTheRunInsteadOfHangingIt() {
        RunEvent end = last(task -> new float[1], (timeNs, task, output) -> {
            throw new IllegalStateException("no labels");
        });

        String message = "After Init of job 0 (AB): java.lang.IllegalStateException: no labels";
        assertEquals(new RunEnded(end.timeNs(), Outcome.FAILED, message), end);
    }

    @Test
    @Timeout(20)
    void anErrorBehindATaskEndsTheRunAsWell() {
        RunEvent end = last(task -> new float[1], (timeNs, task, output) -> {
            throw new OutOfMemoryError("Java heap space");
        });

        String message = "After Init of job 0 (AB): java.lang.OutOfMemoryError: Java heap space";
        assertEquals(new RunEnded(end.timeNs(), Outcome.FAILED, message), end);
    }

    /** While one worker is held up, the other's ends decide nothing; going on is an instant of its own. */
    @Test
    @Timeout(20)
    void aPausedRunIsReplayedAsItWas() {
        RunSpec spec =
                Tiny.spec(Tiny.at0("AB", "AB"), Tiny.profile(Tiny.AB), 1 << 20, LoadingPolicy.PARTIAL, "FCFS", 2, 2);
        RunControl control = new RunControl();
        List<RunEvent> events = new ArrayList<>();
        RunTrace trace = new RunTrace(spec);
        AtomicInteger finishedWhileHeld = new AtomicInteger();
        RunListener listener = event -> {
            events.add(event);
            trace.on(event);
            if (event instanceof RunEvent.TaskFinished && trace.holds() == 0) {
                control.pause();
            } else if (event instanceof RunEvent.TaskFinished && finishedWhileHeld.incrementAndGet() == 1) {
                control.resume();
            }
        };
        ExecutorService workers = Executors.newFixedThreadPool(2);
        try {
            new LocalRun(spec, new RunClock(), task -> LocalRun.NO_OUTPUT, NO_RESULTS, control, listener).run(workers);
        } finally {
            workers.shutdown();
        }

        List<RunEvent> replayed = new ArrayList<>();
        Replay.run(trace, replayed::add);

        assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome());
        assertEquals(2, trace.holds());
        assertEquals(started(events), started(replayed));
    }

    private static List<String> started(List<RunEvent> events) {
        return events.stream()
                .filter(e -> e instanceof RunEvent.TaskStarted)
                .map(e -> (RunEvent.TaskStarted) e)
                .map(e -> e.timeNs() + ": " + e.task() + " on " + e.worker())
                .toList();
    }

    /** A task is still being carried out when the arrival of the second job goes wrong. */
    @Test
    @Timeout(20)
    void aRunEndsAfterItsWorkersWhateverGoesWrong() throws InterruptedException {
        Request first = new Request(0, List.of("AB"), 1, "");
        Request second = new Request(1_000_000, List.of("AB"), 1, "");
        Workload two = new Workload("two", "", List.of(first, second), List.of());
        RunSpec spec = Tiny.spec(two, Tiny.profile(Tiny.AB), 1 << 20, LoadingPolicy.BULK, "FCFS", 1, 1);
        CountDownLatch wrong = new CountDownLatch(1);
        AtomicReference<Thread> runs = new AtomicReference<>();
        AtomicBoolean outlived = new AtomicBoolean();
        LocalRun.Work work = task -> {
            awaitUninterruptibly(wrong);
            Thread.State state = runs.get().getState();
            while (state == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
                state = runs.get().getState();
            }
            outlived.set(state == Thread.State.TERMINATED);
            return LocalRun.NO_OUTPUT;
        };
        List<RunEvent> events = new ArrayList<>();
        RunListener listener = event -> {
            events.add(event);
            if (event instanceof RunEvent.JobArrived a && a.job().number() == 1) {
                wrong.countDown();
                throw new IllegalStateException("no room for another");
            }
        };
        ExecutorService worker = Executors.newSingleThreadExecutor();
        LocalRun run = new LocalRun(spec, new RunClock(), work, NO_RESULTS, new RunControl(), listener);
        runs.set(new Thread(() -> run.run(worker)));

        runs.get().start();
        runs.get().join();
        worker.shutdown();

        assertFalse(outlived.get());
        RunEvent end = events.get(events.size() - 1);
        String message = "While deciding: java.lang.IllegalStateException: no room for another";
        assertEquals(new RunEnded(end.timeNs(), Outcome.FAILED, message), end);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
