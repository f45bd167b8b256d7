package dev.tideline.engine;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;

/** Carries a run out: in virtual time, on this machine, or on an agent. The same contract test runs against each. */
public interface Engine {
    /** "Simulator", "This machine": as the workbench shows it. */
    String title();

    /**
     * Runs a spec to its end on the calling thread. All events go to the listener, from one thread at a time and in
     * order, the last being {@link dev.tideline.trace.RunEvent.RunEnded}: whatever goes wrong once the run has begun
     * (a stall, a dead child, a lost device) is the run's result, not an exception.
     *
     * @throws dev.tideline.workload.InvalidInput if this engine cannot run the spec at all, before the first event
     */
    void run(RunSpec spec, RunControl control, RunListener listener);
}
