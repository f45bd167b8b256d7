package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static ChartRun run(String scheduler, long capMib) {
        RunSpec s = Traces.spec(1, 2);
        RunSpec spec = s.withCap(capMib * Traces.MIB).withPolicies(s.loading(), scheduler);
        return new ChartRun(new RunTrace(spec), "Simulator");
    }

    private static Metrics metrics(long makespanMs, long pagingMs) {
        return new Metrics(1, 1, 7, makespanMs * Traces.MS, 0, 0, 0, 0, 0, 0, 0, 0, pagingMs * Traces.MS, 0.5, 0);
    }

    @Test
    void namesWhatDiffersAndByHowMuch() {
        assertEquals(
                "MEMA finishes 4.30 s earlier than FCFS (\u221228.1\u00A0%); its tasks page for 400 ms instead of 4.30 s.",
                Difference.sentence(run("MEMA", 96), metrics(11_000, 400), run("FCFS", 96), metrics(15_300, 4_300)));
        assertEquals(
                "FCFS cap 64M finishes 1.00 s later than SJF cap 96M (+10.0\u00A0%).",
                Difference.sentence(run("FCFS", 64), metrics(11_000, 0), run("SJF", 96), metrics(10_000, 0)));
        assertEquals(
                "SJF finishes at the same time as LJF.",
                Difference.sentence(run("SJF", 96), metrics(500, 0), run("LJF", 96), metrics(500, 0)));
    }
}
