package dev.tideline.engine.local.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.Fixtures;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Shape;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real runners, where MXNet exists. */
class DeviceProfilerTest {
    private static final Network WIDE = Fixtures.wide();
    private static final Network SMALL = new Fixtures.Chain(new Shape(3, 20, 20))
            .then(Fixtures.convolution(4, 3, 1, 1, 1))
            .then(new Operator.InnerProduct(4))
            .named("Small");

    private static final Clock NOON = Clock.fixed(Instant.parse("2024-02-29T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    private Path cache;

    private final RunControl control = new RunControl();
    private final List<String> heard = new ArrayList<>();

    @BeforeEach
    void requireAnEngine() {
        Fixtures.requireAny();
    }

    private ProfilingOrder order(int repeats, Network... networks) {
        return new ProfilingOrder(List.of(networks), repeats, LocalSettings.USUAL, cache.resolve("journal"), false);
    }

    private DeviceProfiler profiler(int repeats, Network... networks) {
        return new DeviceProfiler(cache, order(repeats, networks), NOON);
    }

    private Profile measure(int repeats, Network... networks) {
        return profiler(repeats, networks)
                .measure("here", control, (what, done) -> heard.add(what))
                .orElseThrow()
                .profile();
    }

    @Test
    void networksTakeTurnsSoThatDriftHitsAllAlike() {
        Profile profile = measure(12, SMALL, WIDE);

        assertEquals(
                List.of("Small alone", "Wide alone", "Small alone", "Wide alone"),
                changes(heard).stream().filter(what -> what.endsWith(" alone")).toList());
        assertTrue(profile.source().contains("medians of 12 runs of each network"), profile.source());
        try (ProfileJournal journal = new ProfileJournal(
                cache.resolve("journal"), profiler(12, SMALL, WIDE).key(), false)) {
            Measurements known = new Measurements(journal);
            for (Network network : List.of(SMALL, WIDE)) {
                assertEquals(12, known.repetitions(network, 100).rows().size(), network.name());
            }
        }
    }

    /** Each that differs from the one before. */
    private static List<String> changes(List<String> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i == 0 || !all.get(i).equals(all.get(i - 1)))
                .mapToObj(all::get)
                .toList();
    }

    @Test
    void measuresEveryLayerOfEveryNetwork() {
        Profile profile = measure(3, SMALL, WIDE);

        assertEquals("here", profile.name());
        assertTrue(profile.source().startsWith("Measured on 2024-02-29 with "), profile.source());
        assertEquals(Provenance.MEASURED, profile.provenance());
        assertEquals(List.of("Small", "Wide"), List.copyOf(profile.networks().keySet()));
        assertTrue(profile.baseBytes() > 16 << 20, profile.baseBytes() + " bytes of runtime");
        assertTrue(profile.dispatchNs() > 0);
        NetworkCost wide = profile.cost("Wide");
        assertEquals(WIDE.weightBytes(), wide.weightBytes());
        assertTrue(wide.peakBytes() >= WIDE.weightBytes(), wide.peakBytes() + " bytes of peak");
        for (int i = 0; i < wide.layers().size(); i++) {
            LayerCost layer = wide.layers().get(i);
            assertEquals(WIDE.layers().get(i).name(), layer.name());
            assertTrue(layer.execNs() > 0, layer.toString());
        }
        LayerCost heaviest = wide.layers().get(3);
        assertTrue(
                heaviest.loadNs() > wide.layers().get(2).loadNs(), wide.layers().toString());
    }

    @Test
    void whatIsKnownIsNotMeasuredAgain() {
        Profile first = measure(2, SMALL);
        heard.clear();

        assertEquals(first, measure(2, SMALL));
        assertEquals(List.of(), heard);
    }

    @Test
    void withoutARunThatPagesThereIsAProfileThatSaysSo() {
        measure(2, SMALL);
        LocalSettings settings = LocalSettings.USUAL.withSwapBytes(1 << 30);
        ProfilingOrder order = new ProfilingOrder(List.of(SMALL), 2, settings, cache.resolve("journal"), false);
        DeviceProfiler profiler = new DeviceProfiler(cache, order, NOON);
        try (ProfileJournal journal = new ProfileJournal(order.journal(), profiler.key(), false)) {
            new Measurements(journal).addFailedSwap(order);
        }
        heard.clear();

        MeasuredProfile measured = profiler.measure("here", control, (what, done) -> heard.add(what))
                .orElseThrow();
        assertEquals(List.of(), heard);
        assertEquals(Profile.Swap.NONE, measured.profile().swap());
        String warning = measured.warnings().get(measured.warnings().size() - 1);
        assertTrue(warning.startsWith("Paging could not be measured: "), warning);
        assertTrue(
                measured.profile().source().endsWith(warning),
                measured.profile().source());
    }

    @Test
    void goesOnWhereItWasStopped() {
        DeviceProfiler profiler = profiler(4, SMALL);
        int jobsBeforeTheStop = ProfilingRuns.WARM_UPS + 2;
        List<Double> steps = new ArrayList<>();
        assertTrue(profiler.measure("here", control, (what, done) -> {
                    steps.add(done);
                    if (steps.size() == jobsBeforeTheStop) {
                        control.stop();
                    }
                })
                .isEmpty());

        int kept = kept();
        assertTrue(kept >= 2, kept + " repetitions");
        profiler(Math.max(kept, 4), SMALL).measure("here", new RunControl(), (what, done) -> heard.add(what));
        long alone = heard.stream().filter("Small alone"::equals).count();
        assertEquals(kept >= 4 ? 0 : ProfilingRuns.WARM_UPS + 4 - kept, alone);
    }

    private int kept() {
        try (ProfileJournal journal =
                new ProfileJournal(cache.resolve("journal"), profiler(4, SMALL).key(), false)) {
            return new Measurements(journal).repetitions(SMALL, 100).rows().size();
        }
    }

    @Test
    void refusesAnOrderForNothing() {
        assertEquals(
                "There is no network to measure; name one of 'tideline list networks'.",
                assertThrows(InvalidInput.class, () -> order(1)).getMessage());
        assertEquals(
                "repeat is 0; it must be from 1 to 10000.",
                assertThrows(InvalidInput.class, () -> order(0, SMALL)).getMessage());
    }
}
