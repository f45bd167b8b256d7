package dev.tideline.engine;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import java.util.List;

/** Carries a run out: in virtual time, on this machine, or on an agent. The same contract test runs against each. */
public interface Engine {
    /** "Simulator", "This machine": as the workbench shows it. */
    String title();

    /**
     * The spec as this engine carries it out: what a real engine holds before the first layer is its own affair, and not
     * what the profile says of another device. Make the run's trace and recording of this spec. May take a second, not
     * for the JavaFX thread.
     *
     * @throws dev.tideline.workload.InvalidInput if the cap leaves nothing for networks, or the engine cannot say
     */
    default RunSpec adapt(RunSpec spec) {
        return spec;
    }

    /** What the user should know before anything starts on it, in sentences. Asks the system: not for the JavaFX thread. */
    default List<String> notices() {
        return List.of();
    }

    /**
     * Runs a spec to its end on the calling thread. All events go to the listener, from one thread at a time and in
     * order, the last being {@link dev.tideline.trace.RunEvent.RunEnded}: whatever goes wrong once the run has begun
     * (a stall, a dead child, a lost device) is the run's result, not an exception.
     *
     * @throws dev.tideline.workload.InvalidInput if this engine cannot run the spec at all, before the first event
     */
    void run(RunSpec spec, RunControl control, RunListener listener);
}
