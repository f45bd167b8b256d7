package dev.tideline.engine.sim;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.trace.RunListener;

/** Runs a spec in virtual time, as fast as the listener takes the events. The same spec gives the same events. */
public final class Simulator implements Engine {
    @Override
    public String title() {
        return "Simulator";
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener listener) {
        run(spec, Policies.scheduler(spec.scheduler()), control, listener);
    }

    /** The same with a scheduler of your own instead of the one that the spec names; it must be fresh. */
    public void run(RunSpec spec, Scheduler scheduler, RunControl control, RunListener listener) {
        new Simulation(spec, scheduler, control, listener).run();
    }
}
