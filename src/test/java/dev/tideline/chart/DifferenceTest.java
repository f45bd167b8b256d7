package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.trace.CriticalChain.Parts;
import dev.tideline.trace.Metrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {
    private static final long MS = 1_000_000;

    @Test
    void measuresEachRunAgainstTheFirst() {
        Compared fcfs = run("FCFS", true, new Parts(0, 5_000, 3_000, 4_500, 0), 5_600);
        Compared mema = run("MEMA", true, new Parts(0, 4_600, 3_000, 600, 0), 700);
        assertEquals(
                List.of("MEMA finishes 4.30 s earlier than FCFS (\u221234.4\u00A0%); 3.90 s of it is paging on the"
                        + " critical path. All its tasks together page for 700 ms instead of 5.60 s."),
                Difference.sentences(List.of(fcfs, mema)));
        assertEquals(
                List.of("FCFS finishes 4.30 s later than MEMA (+52.4\u00A0%); 3.90 s of it is paging on the"
                        + " critical path. All its tasks together page for 5.60 s instead of 700 ms."),
                Difference.sentences(List.of(mema, fcfs)));
    }

    @Test
    void admitsThatLessPagingWasPartlyLostAgain() {
        Parts much = new Parts(0, 0, 600, 400, 0);
        Parts little = new Parts(0, 0, 800, 100, 0);
        assertEquals(
                "B finishes 100 ms earlier than A (\u221210.0\u00A0%): on the critical path it pages 300 ms less, and"
                        + " loses 200 ms elsewhere.",
                sentence(much, little));
        assertEquals(
                "B finishes 100 ms later than A (+11.1\u00A0%): on the critical path it pages 300 ms more, and saves"
                        + " 200 ms elsewhere.",
                sentence(little, much));
    }

    @Test
    void admitsThatTheQuickRunPagesMore() {
        assertEquals(
                "B finishes 100 ms earlier than A (\u221250.0\u00A0%); all of it is waiting on the critical path,"
                        + " although it pages 50.0 ms more.",
                sentence(new Parts(0, 0, 50, 0, 150), new Parts(0, 0, 50, 50, 0)));
    }

    @Test
    void callsEqualWhatDiffersByLessThanAThousandth() {
        assertEquals(
                "B and A finish together, after 10.0 s.",
                sentence(new Parts(0, 0, 10_000, 0, 0), new Parts(0, 0, 10_001, 0, 0)));
        assertEquals(
                "B and A finish together, after 0 s.", sentence(new Parts(0, 0, 0, 0, 0), new Parts(0, 0, 0, 0, 0)));
    }

    @Test
    void saysThatThereIsNoPagingInsteadOfANumber() {
        Compared none = run("MEMA", true, new Parts(0, 100, 0, 0, 0), 0);
        Compared much = run("FCFS", true, new Parts(0, 100, 0, 0, 0), 300);
        assertEquals(
                "MEMA and FCFS finish together, after 100 ms. None of its tasks pages, instead of all together for 300 ms.",
                Difference.sentence(none, much));
        assertEquals(
                "FCFS and MEMA finish together, after 100 ms. All its tasks together page for 300 ms instead of not at all.",
                Difference.sentence(much, none));
    }

    @Test
    void warnsOfARunThatDidNotComeToItsEnd() {
        Parts parts = new Parts(0, 0, 1, 0, 0);
        assertEquals(
                "FCFS did not run to its end; its figures end where it did.",
                Difference.sentences(List.of(run("FCFS", false, parts, 0), run("MEMA", true, parts, 0)))
                        .get(0));
    }

    private static String sentence(Parts first, Parts second) {
        return Difference.sentence(run("B", true, second, 0), run("A", true, first, 0));
    }

    /** @param ms in milliseconds, as all that is paged */
    private static Compared run(String name, boolean complete, Parts ms, long pagingMs) {
        Parts parts = new Parts(
                ms.initNs() * MS, ms.loadNs() * MS, ms.execNs() * MS, ms.pagingNs() * MS, ms.waitingNs() * MS);
        Metrics metrics = new Metrics(3, 3, 30, parts.makespanNs(), 0, 0, 0, 0, 0, 0, 0, 0, pagingMs * MS, 0.5, MS);
        return new Compared(name, complete, metrics, parts);
    }
}
