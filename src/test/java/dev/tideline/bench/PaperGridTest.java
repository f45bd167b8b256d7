package dev.tideline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.study.Table3;
import dev.tideline.workload.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The shapes of Table 3 of the MEMA paper that the model shows; its numbers are not asserted. */
class PaperGridTest {
    private static final Table3 TABLE = new Table3(new PaperGrid(Paper.load())
            .run().stream().collect(Collectors.toMap(PaperGrid.Result::cell, PaperGrid.Result::msPerLayer)));
    private static final List<String> GREEDY = List.of("FCFS", "SJF", "LJF");

    private static double oneAtATime(LoadingPolicy loading, String scheduler, long cap) {
        return TABLE.relative(new Table3.Cell(loading, scheduler, cap, 1)).orElseThrow();
    }

    @Test
    void hasAsManyCellsAndSubsetsAsThePaper() {
        assertEquals(96, TABLE.times().size());
        assertEquals(16, PaperGrid.subsets().size());
        assertEquals(16, new HashSet<>(PaperGrid.subsets()).size());
        assertEquals(Table3.NETWORKS, PaperGrid.subsets().get(15));
    }

    @Test
    void greedyPartialIsBestAtOneGigabyteAndWorseThanBulkAtAQuarter() {
        for (String scheduler : GREEDY) {
            double best = oneAtATime(LoadingPolicy.PARTIAL, scheduler, Bytes.GIB);
            for (LoadingPolicy other : List.of(LoadingPolicy.BULK, LoadingPolicy.LINEAR, LoadingPolicy.DEEPEYE)) {
                assertTrue(best < oneAtATime(other, scheduler, Bytes.GIB), scheduler + " " + other);
            }
            double flipped = oneAtATime(LoadingPolicy.PARTIAL, scheduler, Bytes.GIB / 4);
            assertTrue(flipped > 1, scheduler + " " + flipped);
        }
    }

    @Test
    void memaKeepsPartialBelowBulkAtEveryCap() {
        for (long cap : PaperGrid.CAPS) {
            double mema = oneAtATime(LoadingPolicy.PARTIAL, "MEMA", cap);
            assertTrue(mema < 1, Bytes.exact(cap) + " " + mema);
        }
    }

    @Test
    void linearDoesNotCareAboutTheSchedulerWithOneNetworkAtATime() {
        for (long cap : PaperGrid.CAPS) {
            for (String scheduler : Table3.SCHEDULERS) {
                assertEquals(
                        oneAtATime(LoadingPolicy.LINEAR, "FCFS", cap),
                        oneAtATime(LoadingPolicy.LINEAR, scheduler, cap));
            }
        }
    }
}
