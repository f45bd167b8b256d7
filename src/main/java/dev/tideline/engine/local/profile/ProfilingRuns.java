package dev.tideline.engine.local.profile;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Arrivals arrivals = new Arrivals(
                Arrivals.Process.BACK_TO_BACK, WARM_UPS + jobs, 0, 0, List.of(network.name()), false, 1, "");
        Workload workload = new Workload("profile", "", List.of(), List.of(arrivals));
        return spec(workload, List.of(network), 1, loading, capBytes);
    }

    /** Two at a time, out of step, so that all kinds meet. */
    RunSpec together(List<Network> company, LoadingPolicy loading, int times) {
        List<String> names = company.stream().map(Network::name).toList();
        Workload workload = Workload.of(new Request(0, names, WARM_UPS + times, ""));
        return spec(workload, company, 2, loading, costs.memoryBytes());
    }

    private RunSpec spec(Workload workload, List<Network> networks, int workers, LoadingPolicy loading, long capBytes) {
        return new RunSpec(
                workload,
                networks.stream().collect(Collectors.toMap(Network::name, Function.identity())),
                costs,
                capBytes,
                loading,
                "FCFS",
                workers,
                workers,
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
