package dev.tideline.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.Swap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Profile SHIPPED = Catalog.shipped().profile("recorded-memory-limits");

    @Test
    void theShippedModelIsNearTheRecordings() {
        Fit fit = Fit.of(SHIPPED);
        assertEquals(12, fit.cells().size());
        assertTrue(fit.medianError() <= 0.15, "median " + fit.medianError());
        assertTrue(fit.worstError() <= 0.30, "worst " + fit.worstError());
    }

    @Test
    void theOrderOfPoliciesIsRightAtEveryCap() {
        List<List<LoadingPolicy>> orders = new ArrayList<>();
        Fit.of(SHIPPED).columns().values().forEach(column -> orders.add(Fit.modelOrder(column)));
        assertEquals(
                List.of(
                        order("partial", "deepeye", "bulk", "linear"),
                        order("linear", "partial", "deepeye", "bulk"),
                        order("linear", "partial", "deepeye", "bulk")),
                orders);
    }

    private static List<LoadingPolicy> order(String... policies) {
        return List.of(policies).stream().map(LoadingPolicy::of).toList();
    }

    @Test
    void pagingAtNoCostMissesTheRecordings() {
        Profile free = new Profile(
                SHIPPED.name(),
                SHIPPED.device(),
                SHIPPED.provenance(),
                SHIPPED.source(),
                SHIPPED.memoryBytes(),
                SHIPPED.baseBytes(),
                SHIPPED.dispatchNs(),
                SHIPPED.pollNs(),
                SHIPPED.contention(),
                Swap.NONE,
                SHIPPED.networks());
        Fit fit = Fit.of(free);
        assertFalse(fit.holds());
        assertFalse(fit.isOrderRight());
    }

    @Test
    void twoPoliciesThatTieAreNotInOrder() {
        List<Fit.Cell> tie = List.of(
                new Fit.Cell(new RecordedRun("4G", LoadingPolicy.BULK, 1, 100), 50),
                new Fit.Cell(new RecordedRun("4G", LoadingPolicy.LINEAR, 1, 200), 50));
        Fit fit = new Fit(tie);
        assertEquals(order("bulk", "linear"), Fit.recordedOrder(tie));
        assertEquals(order("linear", "bulk"), Fit.modelOrder(tie));
        assertFalse(fit.isOrderRight());
        assertEquals(0.625, fit.medianError());
        assertEquals(0.75, fit.worstError());
    }
}
