package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run that did not finish says of itself. */
class FailureTest {
    @ParameterizedTest
    @CsvSource({
        "FINISHED, '', ''",
        "STALLED, Job 0 needs 5 bytes., The run stalled: Job 0 needs 5 bytes.",
        "FAILED, The runner died., The run failed: The runner died.",
        "STOPPED, By hand., The run was stopped. By hand."
    })
    void onlyAFinishedRunIsDone(Outcome outcome, String message, String said) {
        Catalog catalog = Catalog.shipped();
        RunTrace trace = new RunTrace(new RunSpec(
                catalog.workload("teaching-overlap"),
                Map.of(),
                catalog.profile("teaching"),
                1 << 30,
                LoadingPolicy.PARTIAL,
                "FCFS",
                2,
                2,
                0,
                MemoryModel.IDEAL,
                7));

        trace.on(new RunEvent.RunEnded(3, outcome, message));

        assertEquals(said.isEmpty() ? Optional.empty() : Optional.of(said), RunOutput.failure(trace));
    }
}
