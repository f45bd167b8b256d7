package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.EngineContract;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.QuickEngines;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What every engine promises, over loopback TLS. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RemoteEngineTest extends EngineContract {
    private static final int EVENTS_BEFORE_A_STOP = 3000;

    private RunningAgent agent;
    private Access access;

    @BeforeAll
    void start(@TempDir Path folder) {
        agent = new RunningAgent(folder.resolve("agent"), new Stopped());
        access = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
    }

    @AfterAll
    void end() {
        agent.close();
    }

    @Override
    protected Engine engine() {
        return QuickEngines.engine(agent.address(), access);
    }

    @Override
    protected RunSpec spec(LoadingPolicy loading, String scheduler) {
        return Specs.jobs("contract", 3, loading, scheduler);
    }

    /** A simulator that waits for the stop of the run that is to be stopped, which would be over before it comes. */
    private static final class Stopped implements Engine {
        @Override
        public String title() {
            return "Stopped";
        }

        @Override
        public void run(RunSpec spec, RunControl control, RunListener listener) {
            boolean waits = spec.workload().name().equals("often");
            Engine engine = waits ? new Gated(EVENTS_BEFORE_A_STOP) : new Simulator();
            engine.run(spec, control, listener);
        }
    }
}
