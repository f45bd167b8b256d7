package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.io.Catalog;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.compose.RunSettings;
import org.junit.jupiter.api.Test;

class RunTest {
    private static final Catalog CATALOG = Catalog.shipped();

    private final RunTrace trace = new RunTrace(RunSettings.first("teaching")
            .spec(CATALOG.workload("teaching-starvation"), CATALOG.networks(), CATALOG.profile("teaching")));
    private final Run run = new Run(1, "teaching-starvation", "Simulator", trace, Run.NO_FILE, AgentWatch.NONE);

    @Test
    void isIncompleteUntilSomethingIsDoneWithItOrItHasAnEnd() {
        assertEquals("incomplete", run.state().get());
        run.underWay("paused");
        assertEquals("paused", run.state().get());
        new Simulator().run(trace.spec(), new RunControl(), trace);
        run.measured(Metrics.of(trace));
        assertEquals("finished", run.state().get());
    }

    @Test
    void countsAllJobsOfTheWorkloadFromTheBeginning() {
        long jobs = trace.spec().workload().jobs();
        new Simulator().run(trace.spec(), new RunControl(), event -> {
            if (event instanceof RunEvent.JobArrived && trace.jobs() == 0) {
                trace.on(event);
            }
        });
        run.measured(Metrics.of(trace));
        assertEquals("0 of " + jobs + " jobs", run.progress());
    }
}
