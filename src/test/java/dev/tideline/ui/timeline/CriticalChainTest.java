package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.trace.CriticalChain;
import dev.tideline.trace.CriticalChain.Parts;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CriticalChainTest {
    @Test
    void theChainOfALinearRunIsTheRun() {
        assertEquals(new Parts(1, 6, 8, 0, 0), CriticalChain.of(SampleRuns.linear()));
    }

    @Test
    void theChainKnowsWhatWaitingForAnArrivalIs() {
        RunTrace two = SampleRuns.sparse();
        // The first job ends at 15, the second arrives at 20 and ends at 35.
        assertEquals(new Parts(2, 12, 16, 0, 5), CriticalChain.of(two));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FCFS", "SJF", "LJF", "MEMA", "MASA"})
    void thePartsAddUpToTheMakespan(String scheduler) {
        RunTrace trace = SampleRuns.paging(scheduler);

        assertEquals(Metrics.of(trace).makespanNs(), CriticalChain.of(trace).makespanNs());
    }
}
