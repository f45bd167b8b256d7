package dev.tideline.study;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.Profile;
import java.util.function.UnaryOperator;

/** Stands in for a real machine: tasks cost there what another profile says, whatever was expected. */
record OtherDevice(UnaryOperator<Profile> costs) implements Engine {
    @Override
    public String title() {
        return "Other device";
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener listener) {
        new Simulator().run(spec.withProfile(costs.apply(spec.profile())), control, listener);
    }
}
