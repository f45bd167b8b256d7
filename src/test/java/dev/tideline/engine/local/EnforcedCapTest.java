package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.Tiny;
import dev.tideline.engine.limit.MemoryGroups;
import dev.tideline.engine.limit.Swap;
import dev.tideline.engine.limit.SwapFile;
import dev.tideline.engine.local.LocalSettings.Enforce;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real runners in real control groups, where this machine lets its user make one. */
class EnforcedCapTest {
    /** Twelve MiB, nearly all in one layer. */
    private static final Network WIDE = Fixtures.wide();

    private static final long TIGHT = WIDE.weightBytes() / 2;
    private static final long AMPLE = 1 << 28;
    private static final long SWAP = 64 << 20;

    @TempDir
    private static Path cache;

    @BeforeAll
    static void requireGroups() {
        Fixtures.requireAny();
        new MemoryGroups()
                .obstacle()
                .ifPresent(
                        reason -> Assumptions.abort("Not tested here, it needs root or a delegated group: " + reason));
    }

    private static void requireSwap() {
        try {
            SwapFile.create(cache.resolve("trial"), 1 << 20).close();
        } catch (IOException e) {
            Assumptions.abort("Not tested here, it needs root and a disk to swap to: " + e.getMessage());
        }
    }

    private static LocalSettings settings(Covers covers, long swapBytes) {
        return new LocalSettings(Enforce.ALWAYS, covers, Loads.WARM, 0, swapBytes, LocalSettings.DlEngine.AUTO);
    }

    private static RunSpec spec(long cap) {
        return Fixtures.spec(Tiny.at0("Wide", "Wide", "Wide"), cap, LoadingPolicy.BULK, "FCFS", 2, WIDE);
    }

    /** The small one has been reported, which takes some milliseconds, before the wide ones are killed. */
    private static RunSpec smallThenWide() {
        Workload workload = new Workload(
                "small, then wide",
                "",
                List.of(
                        new Request(0, List.of("Branching"), 1, ""),
                        new Request(300_000_000, List.of("Wide", "Wide", "Wide"), 1, "")),
                List.of());
        return Fixtures.spec(workload, TIGHT, LoadingPolicy.BULK, "FCFS", 2, WIDE, Fixtures.branching());
    }

    private static RunTrace run(LocalSettings settings, RunSpec spec) {
        LocalEngine engine = new LocalEngine(cache, settings);
        RunSpec adapted = engine.adapt(spec);
        RunTrace trace = new RunTrace(adapted);
        engine.run(adapted, new RunControl(), trace);
        return trace;
    }

    private static RunEvent.RunEnded end(RunTrace trace) {
        return trace.end().orElseThrow();
    }

    @Test
    void theCapForNetworksIsLeftBesideTheRuntime() {
        RunTrace trace = run(settings(Covers.NETWORKS, 0), spec(AMPLE));
        Conditions conditions = trace.conditions().orElseThrow();

        assertEquals(Outcome.FINISHED, end(trace).outcome(), end(trace).message());
        assertTrue(conditions.enforced());
        assertEquals(AMPLE, trace.spec().availableBytes());
        assertEquals((AMPLE + conditions.runtimeBytes()) / 4096, conditions.limitBytes() / 4096);
        assertTrue(trace.group().size() > 0);
        assertTrue(trace.group().usagePeakBytes() <= conditions.limitBytes());
    }

    @Test
    void theCapForTheGroupLeavesWhatTheRuntimeDoesNotNeed() {
        RunTrace trace = run(settings(Covers.GROUP, 0), spec(AMPLE));
        Conditions conditions = trace.conditions().orElseThrow();

        assertEquals(Outcome.FINISHED, end(trace).outcome(), end(trace).message());
        assertEquals(AMPLE, conditions.limitBytes());
        long base = trace.spec().profile().baseBytes();
        assertTrue(base > 16 << 20 && base < AMPLE / 2, base + " bytes of runtime");
    }

    @Test
    void aCapForTheGroupBelowTheRuntimesNeedIsRefused() {
        String message = assertThrows(InvalidInput.class, () -> run(settings(Covers.GROUP, 0), spec(1 << 20)))
                .getMessage();

        assertTrue(message.startsWith("The cap of 1.00 MiB leaves nothing beside the "), message);
    }

    @Test
    void aRunOverItsCapPagesWhereThereIsSwap() {
        requireSwap();
        long before = Swap.totalBytes();
        RunTrace trace = run(settings(Covers.NETWORKS, SWAP), spec(TIGHT));

        assertEquals(Outcome.FINISHED, end(trace).outcome(), end(trace).message());
        assertTrue(trace.group().swapPeakBytes() > 0);
        assertTrue(trace.group().usagePeakBytes()
                <= trace.conditions().orElseThrow().limitBytes());
        assertEquals(0, trace.group().get(trace.group().size() - 1).oomKills());
        assertEquals(SWAP >> 20, trace.conditions().orElseThrow().swapBytes() - before + 4096 >> 20);
    }

    @Test
    void aRunOverItsCapIsKilledWhereThereIsNone() {
        Assumptions.assumeTrue(Swap.totalBytes() == 0, "Not tested here: the machine has swap, and pages.");
        LocalSettings settings = settings(Covers.NETWORKS, 0);
        RunTrace trace = run(settings, smallThenWide());

        assertEquals(
                new RunEvent.RunEnded(
                        end(trace).timeNs(),
                        Outcome.FAILED,
                        "The kernel killed the runner: the run needed more memory than the enforced cap of " + TIGHT
                                + ", and there is no swap to page to. Raise the cap, choose MASA, which starts only"
                                + " what fits, or make swap for the run (swap of 2G, or --swap 2G; needs root)."),
                end(trace));
        assertTrue(trace.spans().size() > 0);
        assertEquals(1, trace.group().get(trace.group().size() - 1).oomKills());
        assertEquals(
                List.of(
                        "This machine has no swap: a run over the cap will be killed, not paged. To see paging, make swap"
                                + " for the run (swap of 2G, or --swap 2G; needs root); or plan with the cap only (do not enforce it, or --enforce never)."),
                new LocalEngine(cache, settings).notices());
        assertEquals(Outcome.FINISHED, end(run(settings, spec(AMPLE))).outcome());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aKillAtAnyMomentLeavesNoProcessAndNoGroup(long seed) throws IOException {
        int moment = new Random(seed).nextInt(60);
        LocalEngine engine = new LocalEngine(cache, settings(Covers.NETWORKS, 0));
        RunSpec spec = engine.adapt(spec(AMPLE));
        RunTrace trace = new RunTrace(spec);
        engine.run(spec, new RunControl(), event -> {
            trace.on(event);
            if (trace.events() == moment + 1) {
                ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
            }
        });

        assertTrue(trace.end().isPresent());
        assertEquals(0, ProcessHandle.current().children().count());
        assertEquals(List.of(), groups());
    }

    /** Control groups of this process anywhere in the system. */
    private static List<Path> groups() throws IOException {
        String own = "tideline-" + ProcessHandle.current().pid() + "-";
        try (Stream<Path> all = Files.walk(Path.of("/sys/fs/cgroup"))) {
            return all.filter(path -> path.getFileName().toString().startsWith(own))
                    .toList();
        }
    }
}
