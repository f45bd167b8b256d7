package dev.tideline.engine.sim;

import static dev.tideline.engine.Tiny.layer;
import static dev.tideline.engine.Tiny.network;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.sim.PagingModel.Paging;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.workload.Job;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Network AB: input 10; layer 0 weights 100, output 20, workspace 5; layer 1 weights 200, output 30. */
class PagingModelTest {
    private static final int INIT = TaskGraph.INIT;
    private static final int LOAD_0 = TaskGraph.load(0);
    private static final int EXEC_0 = TaskGraph.exec(0);
    private static final int LOAD_1 = TaskGraph.load(1);
    private static final int EXEC_1 = TaskGraph.exec(1);
    private static final Swap BYTE_A_NANO = new Swap(1_000_000_000, 1_000_000_000);

    private PagingModel memory;
    private TaskGraph graph;

    private void memory(long cap, MemoryModel model, Swap swap) {
        RunSpec spec = new RunSpec(
                Tiny.at0("AB"),
                Map.of(),
                withSwap(swap, Tiny.AB),
                cap,
                LoadingPolicy.PARTIAL,
                "FCFS",
                2,
                2,
                0,
                model,
                7);
        memory = new PagingModel(spec);
        graph = spec.graphs().get("AB");
    }

    private static Profile withSwap(Swap swap, NetworkCost network) {
        return new Profile(
                "t",
                "T",
                Provenance.MODELLED,
                "",
                1 << 20,
                0,
                0,
                0,
                0,
                swap,
                Tiny.profile(network).networks());
    }

    private Task task(int job, int offset) {
        return new Task(job * graph.size() + offset, new Job(job, "AB", 0, "", 0), graph, offset);
    }

    private Paging start(int job, int offset) {
        return memory.start(task(job, offset));
    }

    private void finish(int job, int offset) {
        memory.finish(task(job, offset), offset == EXEC_1);
    }

    private void assertPaged(long in, long out, Paging paging) {
        assertEquals(new Paging(in, out, paging.aloneNs(), paging.parts()), paging);
    }

    /** A Load that has no room, part by part; what its parts page together. */
    private void assertFills(long in, long out, int job, int offset) {
        Paging part = start(job, offset);
        long inBytes = part.inBytes();
        long outBytes = part.outBytes();
        assertEquals(PagingModel.PARTS, part.parts());
        for (int i = 1; i < part.parts(); i++) {
            Paging next = memory.fill(task(job, offset));
            inBytes += next.inBytes();
            outBytes += next.outBytes();
        }
        assertEquals(List.of(in, out), List.of(inBytes, outBytes));
    }

    private void assertHolds(long resident, long swapped) {
        assertEquals(resident, memory.residentBytes(), "resident");
        assertEquals(swapped, memory.swappedBytes(), "swapped");
    }

    @Test
    void pagesNothingWhileEverythingFits() {
        memory(250, MemoryModel.IDEAL, BYTE_A_NANO);
        long[] whileRunning = {10, 110, 135, 220, 250};
        long[] after = {10, 110, 20, 220, 0};
        int[] tasks = {INIT, LOAD_0, EXEC_0, LOAD_1, EXEC_1};
        for (int i = 0; i < tasks.length; i++) {
            assertSame(Paging.NONE, start(0, tasks[i]));
            assertHolds(whileRunning[i], 0);
            finish(0, tasks[i]);
            assertHolds(after[i], 0);
        }
    }

    @Test
    void swapsOutTheLeastRecentlyUsedAndReadsItBackWhenTouched() {
        memory(320, MemoryModel.IDEAL, BYTE_A_NANO);
        for (int offset : new int[] {INIT, LOAD_0, LOAD_1}) {
            start(0, offset);
            finish(0, offset);
        }
        start(1, INIT);
        finish(1, INIT);
        assertHolds(320, 0);
        // 100 too many: the first job's input (10) and 90 of its first weights go.
        assertFills(0, 100, 1, LOAD_0);
        assertHolds(320, 100);
        finish(1, LOAD_0);
        // Both come back, 25 are new; 125 of the weights loaded next go.
        assertPaged(100, 125, start(0, EXEC_0));
        assertHolds(320, 125);
        finish(0, EXEC_0);
        assertHolds(205, 125);
        // 125 come back, 30 are new; the second job's input (10) and 30 of its weights go.
        assertPaged(125, 40, start(0, EXEC_1));
        assertHolds(320, 40);
        finish(0, EXEC_1);
        assertHolds(70, 40);
    }

    @Test
    void whatTheRunningTasksNeedBeyondTheCapIsWrittenAndReadOnce() {
        memory(200, MemoryModel.IDEAL, new Swap(500, 500));
        for (int offset : new int[] {INIT, LOAD_0, EXEC_0}) {
            assertSame(Paging.NONE, start(0, offset));
            finish(0, offset);
        }
        // Layer 0's output (20) goes for layer 1's weights.
        assertFills(0, 20, 0, LOAD_1);
        finish(0, LOAD_1);
        // It comes back (20), 30 are new, nothing else could go: 50 over the cap are read and written.
        assertEquals(new Paging(50, 50, 200_000_000, 1), start(0, EXEC_1));
        assertHolds(200, 50);
        finish(0, EXEC_1);
        assertHolds(0, 0);
    }

    @Test
    void theLargestTaskStreamsForAllSoThatSmallOnesDoNotPageAgain() {
        memory(150, MemoryModel.IDEAL, BYTE_A_NANO);
        for (int offset : new int[] {INIT, LOAD_0, EXEC_0}) {
            start(0, offset);
            finish(0, offset);
        }
        // The output of layer 0 (20) goes, and 50 of the weights do not fit, which nobody reads yet.
        assertFills(0, 70, 0, LOAD_1);
        assertHolds(150, 70);
        // Before that load ends it makes room for the other job: 10 for its input, then the rest for 100 of weights.
        assertPaged(0, 10, start(1, INIT));
        finish(1, INIT);
        assertFills(0, 100, 1, LOAD_0);
        finish(1, LOAD_0);
        assertHolds(150, 180);
        finish(0, LOAD_1);
        // Each kept about half of the room: of the weights that are read now, 24 come back beside the input.
        assertHolds(150, 180);
        assertPaged(34, 59, start(1, EXEC_0));
    }

    @Test
    void aLoadWithoutRoomUsesWhatOthersLeaveMeanwhile() {
        memory(250, MemoryModel.IDEAL, BYTE_A_NANO);
        for (int job = 0; job < 2; job++) {
            start(job, INIT);
            finish(job, INIT);
        }
        start(0, LOAD_0);
        finish(0, LOAD_0);
        start(0, EXEC_0);
        assertHolds(145, 0);
        // Of 200 there is room for 105 now, and for all once the first job's exec has ended.
        int half = PagingModel.PARTS / 2;
        assertEquals(new Paging(0, 0, 0, PagingModel.PARTS), start(1, LOAD_1));
        for (int i = 1; i < half; i++) {
            assertPaged(0, 0, memory.fill(task(1, LOAD_1)));
        }
        assertHolds(249, 0);
        finish(0, EXEC_0);
        for (int i = half; i < PagingModel.PARTS; i++) {
            assertPaged(0, 0, memory.fill(task(1, LOAD_1)));
        }
        finish(1, LOAD_1);
        assertHolds(230, 0);
    }

    @Test
    void underCaffesModelWeightsStayFromInitToTheEndAndUnchangedOnesLeaveUnwritten() {
        memory(320, MemoryModel.CAFFE, BYTE_A_NANO);
        assertSame(Paging.NONE, start(0, INIT));
        assertHolds(310, 0);
        finish(0, INIT);
        // Loading copies 100: 90 of the other weights go.
        assertPaged(0, 90, start(0, LOAD_0));
        finish(0, LOAD_0);
        assertHolds(220, 90);
        // 90 come back and 200 are copied: the input (10) and the other weights (100) go, and 80 are
        // over the cap.
        assertPaged(170, 190, start(0, LOAD_1));
        assertHolds(320, 190);
        finish(0, LOAD_1);
        assertHolds(200, 110);
        // Input (10) and weights (100) come back, 25 are new: 15 of the other weights go.
        assertPaged(110, 15, start(0, EXEC_0));
        finish(0, EXEC_0);
        assertHolds(305, 15);
        // 15 come back, 30 are new: 30 of the weights that were read from swap go, and need no writing.
        assertPaged(15, 0, start(0, EXEC_1));
        assertHolds(320, 30);
        finish(0, EXEC_1);
        assertHolds(0, 0);
    }

    @Test
    void pagingAtNoCostStillHappens() {
        memory(100, MemoryModel.IDEAL, Swap.NONE);
        start(0, INIT);
        finish(0, INIT);
        assertEquals(new Paging(0, 10, 0, 1), start(0, LOAD_0));
        assertHolds(100, 10);
    }

    @Test
    void tasksThatPageShareTheSwapDeviceAsFarAsItSays() {
        assertEquals(2000, firstExecEnds(1));
        assertEquals(1500, firstExecEnds(0.5));
        assertEquals(1000, firstExecEnds(0));
    }

    /**
     * Two execs with 1000 bytes of workspace begin at 0 under a cap of 500. The first has 500 over the cap to write and to read, at a byte a
     * nanosecond; the second has more and pages all that time.
     */
    private static long firstExecEnds(double contention) {
        RunTrace trace = Tiny.run(
                new Simulator(),
                Tiny.spec(
                        Tiny.at0("W", "W"),
                        withSwap(
                                new Swap(1_000_000_000, 1_000_000_000, contention),
                                network("W", 0, 0, 1, layer(0, 0, 0, 0, 1000))),
                        500,
                        LoadingPolicy.LINEAR,
                        "FCFS",
                        2,
                        2));
        Span first = trace.spans().get(trace.spans().ofTask(EXEC_0));
        return first.finishNs();
    }

    @TestFactory
    Stream<DynamicTest> everyLiveByteIsResidentOrSwappedAndTheCapHolds() {
        return IntStream.range(0, 200)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    Balance balance = new Balance(randomSpec(seed));
                    new Simulator().run(balance.spec, new RunControl(), balance::on);
                    assertTrue(balance.checked > 0);
                    assertEquals(balance.spec.profile().baseBytes(), balance.last.residentBytes());
                    assertEquals(0, balance.last.swappedBytes());
                }));
    }

    private static RunSpec randomSpec(int seed) {
        RunSpec ideal = SimulatorTest.random(
                seed,
                LoadingPolicy.values()[seed % 4],
                Stream.of("FCFS", "SJF", "LJF", "MEMA", "MASA").toList().get(seed / 4 % 5));
        return ideal.withMemoryModel(MemoryModel.values()[seed / 20 % 2]);
    }

    /** The ledger beside what memory holds, at every report; while Loads run, it may be ahead by what they still bring. */
    private static final class Balance {
        private final RunSpec spec;
        private final Set<Integer> loads = new HashSet<>();
        private long promised;
        private int checked;
        private RunEvent.Resident last;

        Balance(RunSpec spec) {
            this.spec = spec;
        }

        void on(RunEvent event) {
            if (event instanceof RunEvent.Promised p) {
                promised = p.promisedBytes();
            } else if (event instanceof RunEvent.TaskStarted t && t.kind() == TaskKind.LOAD) {
                loads.add(t.task());
            } else if (event instanceof RunEvent.TaskFinished t) {
                loads.remove(t.task());
            } else if (event instanceof RunEvent.Resident r) {
                last = r;
                checked++;
                assertTrue(r.residentBytes() <= spec.capBytes(), r.toString());
                assertTrue(r.swappedBytes() >= 0, r.toString());
                long ahead = promised + spec.profile().baseBytes() - r.residentBytes() - r.swappedBytes();
                assertTrue(loads.isEmpty() ? ahead == 0 : ahead >= 0, () -> r + " of " + promised);
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> underAnAmpleCapNothingIsPaged() {
        return IntStream.range(0, 40)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> {
                    RunSpec tight = randomSpec(seed);
                    RunSpec ample = tight.withCap(1 << 20);
                    RunTrace trace = Tiny.run(new Simulator(), ample);
                    assertTrue(trace.spans().size() > 0);
                    for (int i = 0; i < trace.spans().size(); i++) {
                        assertEquals(
                                0, trace.spans().pagedInBytes(i) + trace.spans().pagedOutBytes(i));
                        assertEquals(0, trace.spans().pagingNs(i));
                    }
                    assertEquals(0, trace.resident().swappedPeakBytes());
                }));
    }
}
