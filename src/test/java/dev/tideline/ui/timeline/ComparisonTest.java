package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.timeline.CriticalChain.Parts;
import dev.tideline.workload.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComparisonTest {
    private static final long MS = 1_000_000;

    @Test
    void saysWhoFinishesEarlierAndHowMuchOfItIsPaging() {
        RunFigures fcfs = figures("FCFS", true, new Parts(0, 5_000 * MS, 3_000 * MS, 4_500 * MS, 0), 900 * Bytes.MIB);
        RunFigures mema = figures("MEMA", true, new Parts(0, 4_600 * MS, 3_000 * MS, 600 * MS, 0), 100 * Bytes.MIB);

        assertEquals(
                List.of(
                        "MEMA finishes 4.30 s earlier than FCFS (−34 %); 3.90 s of it is paging.",
                        "Mean response 1.00 s with MEMA, 1.00 s with FCFS; 95th percentile 2.00 s with MEMA, 2.00 s with FCFS.",
                        "Promised at most 256 MiB with MEMA, 256 MiB with FCFS; paged 100 MiB with MEMA, 900 MiB with FCFS."),
                new Comparison(List.of(fcfs, mema)).sentences());
    }

    @Test
    void namesTheFirstRunWhereThatIsTheQuickOne() {
        assertEquals(
                "FCFS finishes 100 ms earlier than MEMA (−50 %); all of it is loading.",
                first(new Parts(0, 100 * MS, 0, 0, 0), new Parts(0, 200 * MS, 0, 0, 0)));
    }

    @Test
    void admitsThatLessPagingWasPartlyLostAgain() {
        assertEquals(
                "MEMA finishes 100 ms earlier than FCFS (−10 %): it pages 300 ms less, and loses 200 ms elsewhere.",
                first(new Parts(0, 0, 600 * MS, 400 * MS, 0), new Parts(0, 0, 800 * MS, 100 * MS, 0)));
    }

    @Test
    void admitsThatTheQuickRunPagesMore() {
        assertEquals(
                "MEMA finishes 100 ms earlier than FCFS (−50 %); all of it is waiting, although it pages 50.0 ms longer.",
                first(new Parts(0, 0, 50 * MS, 0, 150 * MS), new Parts(0, 0, 50 * MS, 50 * MS, 0)));
    }

    @Test
    void callsEqualWhatDiffersByLessThanAThousandth() {
        assertEquals(
                "MEMA and FCFS finish together, after 10.0 s.",
                first(new Parts(0, 0, 10_000 * MS, 0, 0), new Parts(0, 0, 10_001 * MS, 0, 0)));
    }

    @Test
    void warnsOfARunThatDidNotComeToItsEnd() {
        Parts parts = new Parts(0, 0, MS, 0, 0);
        List<String> sentences =
                new Comparison(List.of(figures("FCFS", false, parts, 0), figures("MEMA", true, parts, 0))).sentences();

        assertEquals("FCFS did not run to its end; its figures end where it did.", sentences.get(0));
        assertEquals("Promised at most 256 MiB with MEMA, 256 MiB with FCFS; neither paged.", sentences.get(3));
    }

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
        RunFigures figures = RunFigures.of(trace, scheduler);

        assertTrue(figures.complete());
        assertEquals(figures.makespanNs(), figures.chain().makespanNs());
        assertEquals(figures.makespanNs(), Metrics.of(trace).makespanNs());
    }

    private static String first(Parts first, Parts second) {
        return new Comparison(List.of(figures("FCFS", true, first, 0), figures("MEMA", true, second, 0)))
                .sentences()
                .get(0);
    }

    private static RunFigures figures(String name, boolean complete, Parts parts, long paged) {
        Metrics metrics = new Metrics(
                3,
                3,
                30,
                parts.makespanNs(),
                1_000 * MS,
                2_000 * MS,
                256 * Bytes.MIB,
                0,
                0,
                0,
                paged,
                0,
                parts.pagingNs(),
                0.5,
                MS);
        return new RunFigures(name, complete, metrics, parts);
    }
}
