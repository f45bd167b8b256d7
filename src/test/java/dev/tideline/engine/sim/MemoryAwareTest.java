package dev.tideline.engine.sim;

import static dev.tideline.engine.Tiny.layer;
import static dev.tideline.engine.Tiny.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Replay;
import dev.tideline.engine.Tiny;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** MEMA and MASA against schedules worked out by hand, with the reasons they give. */
class MemoryAwareTest {
    private static RunTrace run(String scheduler, long cap, int parallel, NetworkCost... networks) {
        String[] names = new String[networks.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = networks[i].network();
        }
        RunSpec spec =
                Tiny.spec(Tiny.at0(names), Tiny.profile(networks), cap, LoadingPolicy.PARTIAL, scheduler, 2, parallel);
        return Tiny.run(new Simulator(), spec);
    }

    @Test
    void memaLoadsOneLayerInAdvanceBecauseTheTestComesBeforeThePin() {
        RunTrace trace = run("mema", 150, 2, Tiny.AB);
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w1 job0 L1 1-5", "w0 job0 E0 3-6", "w0 job0 E1 6-11"),
                Tiny.schedule(trace));
        assertEquals(335, trace.memory().peakBytes());
    }

    @Test
    void memaHoldsALoadBackWhilePromisedBytesExceedTheCap() {
        RunTrace trace = run("mema", 100, 2, Tiny.AB);
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w0 job0 E0 3-6", "w0 job0 L1 6-10", "w0 job0 E1 10-15"),
                Tiny.schedule(trace));
        RunTrace.Idle first = trace.idle(0);
        assertEquals(1, first.timeNs());
        assertEquals(1, first.worker());
        assertEquals(
                "promised bytes exceed the cap: no Load until they are within it again",
                first.decision().rule());
        assertEquals(110, first.decision().promisedBytes());
        assertEquals(200, first.decision().neededBytes());
        assertEquals(10, first.decision().missingBytes());
        assertEquals(1, first.decision().helper(), "the running Load 0");
        assertEquals(2, trace.idle(1).decision().helper(), "then Exec 0, which gives bytes back");
    }

    @Test
    void theLedgerFollowsEachTask() {
        MemorySteps steps = run("mema", 100, 2, Tiny.AB).memory();
        List<String> track = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            track.add(steps.timeNs(i) + ":" + steps.promisedBytes(i));
        }
        // Init +10, Load 0 +100, Exec 0 +20+5; it gives 100+5 and the input; Load 1 +200, Exec 1 +30; then all goes.
        assertEquals(List.of("0:10", "1:110", "3:135", "6:20", "6:220", "10:250", "15:0"), track);
    }

    @Test
    void memaExecutesTheHighestMemoryThroughputFirst() {
        NetworkCost light = network("Light", 1, 0, 1, layer(2, 10, 10, 0, 0));
        NetworkCost heavy = network("Heavy", 1, 0, 1, layer(2, 10, 90, 0, 0));
        RunSpec oneExecutes = new RunSpec(
                Tiny.at0("Light", "Heavy"),
                Map.of(),
                Tiny.profile(light, heavy),
                1000,
                LoadingPolicy.PARTIAL,
                "mema",
                2,
                2,
                1,
                MemoryModel.IDEAL,
                7);
        assertEquals(
                List.of(
                        "w0 job0 I 0-1",
                        "w1 job1 I 0-1",
                        "w0 job0 L0 1-3",
                        "w1 job1 L0 1-3",
                        "w0 job1 E0 3-13",
                        "w0 job0 E0 13-23"),
                Tiny.schedule(Tiny.run(new Simulator(), oneExecutes)));
    }

    @Test
    void masaLetsASmallNetworkOvertakeALargeOneThatDoesNotFit() {
        NetworkCost big = network("Big", 1, 0, 1, layer(5, 10, 500, 0, 0));
        NetworkCost mid = network("Mid", 1, 0, 1, layer(5, 20, 200, 0, 0));
        NetworkCost small = network("Small", 1, 0, 1, layer(5, 30, 100, 0, 0));
        RunTrace trace = run("masa", 600, 1, big, mid, small);
        assertEquals(0, trace.job(0).activatedNs());
        assertEquals(0, trace.job(2).activatedNs());
        assertEquals(16, trace.job(0).finishNs());
        assertEquals(16, trace.job(1).activatedNs(), "Mid starts when Big's 500 bytes are unlocked");
        Decision overtaking = trace.decision(trace.spans().ofTask(trace.job(2).firstTask()));
        assertEquals(
                List.of(3, 6),
                overtaking.first().stream().map(Decision.Candidate::task).toList(),
                "Mid's Init was asked about first and refused");
        assertEquals("the network's peak fits beside the peaks that started networks lock", overtaking.rule());
    }

    @Test
    void masaStartsANetworkAloneWhenItsPeakExceedsTheCap() {
        NetworkCost big = network("Big", 1, 0, 1, layer(5, 10, 500, 0, 0));
        RunTrace trace = run("masa", 100, 1, big);
        assertEquals(
                "no network is active, so one may always start",
                trace.decision(0).rule());
        assertTrue(trace.job(0).finished());
    }

    @Test
    void replayGivesTheFullListOfCandidates() {
        RunTrace trace = run("sjf", 1000, 2, Tiny.AB, Tiny.AB);
        int span = trace.spans().ofTask(trace.job(0).firstTask() + 1);
        List<Decision.Candidate> all = Replay.candidatesOfSpan(trace, span);
        assertEquals(trace.decision(span).ready(), all.size());
        assertEquals(1, all.get(0).task());
        assertEquals(2.0, all.get(0).key().value());
    }
}
