package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * Runs one network for its times: in a runner of its own, as every run on this machine. Blocks the calling thread.
 *
 * @param costs knows every network; what it says of time does not matter
 */
record ProfilingRuns(Profile costs, RunControl control) {
    /** The first jobs find caches and memory otherwise than those that follow. */
    static final int WARM_UPS = 3;

    /** One at a time, {@code jobs} times after the warm-up. */
    RunSpec alone(Network network, LoadingPolicy loading, int jobs, long capBytes) {
        return spec(network, 1, loading, jobs, capBytes);
    }

    /** Two at a time, the next two when both have ended. */
    RunSpec together(Network network, int pairs) {
        return spec(network, 2, LoadingPolicy.BULK, pairs, costs.memoryBytes());
    }

    private RunSpec spec(Network network, int copies, LoadingPolicy loading, int times, long capBytes) {
        Arrivals arrivals = new Arrivals(
                Arrivals.Process.BACK_TO_BACK,
                WARM_UPS + times,
                0,
                0,
                Collections.nCopies(copies, network.name()),
                false,
                1,
                "");
        return new RunSpec(
                new Workload("profile", "", List.of(), List.of(arrivals)),
                Map.of(network.name(), network),
                costs,
                capBytes,
                loading,
                "FCFS",
                copies,
                copies,
                0,
                MemoryModel.IDEAL,
                0);
    }

    /** The measurement's control outlives its runs: what listens to a run's must not be kept by it. */
    private void passOn(RunControl run) {
        if (control.isStopped()) {
            run.stop();
        } else if (control.isPaused() && !run.isPaused()) {
            run.pause();
        } else if (!control.isPaused() && run.isPaused()) {
            run.resume();
        }
    }

    /**
     * @param jobEnded is told of each job that has ended, also those of the warm-up
     * @return what happened; unfinished if it was stopped
     * @throws ProfilingFailed if the run came to no good end
     */
    RunTrace run(LocalEngine engine, RunSpec spec, BiConsumer<RunTrace, Integer> jobEnded) {
        RunSpec adapted = engine.adapt(spec);
        RunTrace trace = new RunTrace(adapted);
        RunControl ofThisRun = new RunControl();
        Runnable passOn = () -> passOn(ofThisRun);
        Runnable forget = control.onChange(passOn);
        try {
            passOn.run();
            engine.run(adapted, ofThisRun, event -> {
                trace.on(event);
                if (event instanceof RunEvent.JobFinished finished) {
                    jobEnded.accept(trace, finished.job());
                }
            });
        } finally {
            forget.run();
        }
        RunEvent.RunEnded end = trace.end().orElseThrow();
        if (end.outcome() == Outcome.FAILED || end.outcome() == Outcome.STALLED) {
            throw new ProfilingFailed("Measuring " + spec.workload().networks() + " failed: " + end.message());
        }
        return trace;
    }
}
