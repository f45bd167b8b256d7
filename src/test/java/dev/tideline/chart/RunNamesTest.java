package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunTrace;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNamesTest {
    private static ChartRun run(int number, LoadingPolicy loading, String scheduler, long capMib) {
        RunSpec s = Traces.spec(1, 2);
        RunSpec spec = new RunSpec(
                s.workload(),
                s.networks(),
                s.profile(),
                capMib * Traces.MIB,
                loading,
                scheduler,
                s.workers(),
                s.parallelism(),
                s.execWorkers(),
                s.memoryModel(),
                s.seed());
        return new ChartRun(new RunTrace(spec), "Simulator", number);
    }

    @Test
    void saysOnlyWhatTellsRunsApart() {
        assertEquals(
                List.of("MEMA", "FCFS"),
                RunNames.of(
                        List.of(run(1, LoadingPolicy.PARTIAL, "MEMA", 96), run(2, LoadingPolicy.PARTIAL, "FCFS", 96))));
        assertEquals(
                List.of("Partial, 96M", "Linear, 512M"),
                RunNames.of(
                        List.of(run(1, LoadingPolicy.PARTIAL, "MEMA", 96), run(2, LoadingPolicy.LINEAR, "MEMA", 512))));
    }

    @Test
    void numbersRunsThatAreTheSame() {
        assertEquals(
                List.of("run 1", "run 4"),
                RunNames.of(
                        List.of(run(1, LoadingPolicy.PARTIAL, "MEMA", 96), run(4, LoadingPolicy.PARTIAL, "MEMA", 96))));
    }
}
