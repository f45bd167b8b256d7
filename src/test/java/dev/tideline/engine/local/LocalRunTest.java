package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunEvent.RunEnded;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A run's workers, whatever they carry out. */
class LocalRunTest {
    private static final RunSpec SPEC =
            Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), 1 << 20, LoadingPolicy.BULK, "FCFS", 1, 1);

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
}
