package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Tiny;
import dev.tideline.engine.limit.MemoryGroups;
import dev.tideline.engine.limit.SwapFile;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.study.Calibration;
import dev.tideline.study.Repeats;
import dev.tideline.study.Rounds;
import dev.tideline.workload.Network;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of real runs, with and without paging, where this machine lets its user limit and swap. */
class RealCalibrationTest {
    private static final Network WIDE = Fixtures.wide();
    private static final long AMPLE = 1 << 28;

    @TempDir
    private Path cache;

    @Test
    void realRunsAreComparedWithPredictedOnes() {
        Fixtures.requireAny();
        new MemoryGroups().obstacle().ifPresent(reason -> Assumptions.abort("Not tested here: " + reason));
        LocalEngine engine = new LocalEngine(cache, LocalSettings.USUAL);
        List<RunSpec> specs = Stream.of(AMPLE, WIDE.weightBytes() / 2)
                .map(cap ->
                        engine.adapt(Fixtures.spec(Tiny.at0("Wide", "Wide"), cap, LoadingPolicy.BULK, "FCFS", 2, WIDE)))
                .toList();
        List<Repeats> measured = measure(engine, specs);
        Calibration calibration = Calibration.of(
                specs.stream().map(spec -> Tiny.run(new Simulator(), spec)).toList(), measured);

        assertEquals(List.of(false, true), measured.stream().map(Repeats::pages).toList());
        assertTrue(calibration.cells().stream().allMatch(cell -> cell.ratio().isPresent()));
        assertEquals(6, calibration.shares().size());
        assertTrue(calibration.shares().stream()
                .filter(share -> share.kind() != TaskKind.INIT)
                .allMatch(share -> share.measuredNs() > 0));
    }

    private List<Repeats> measure(LocalEngine engine, List<RunSpec> specs) {
        SwapFile swap = swap();
        try {
            return new Rounds(engine, specs, 2).run((spec, done, all, next) -> next);
        } finally {
            swap.close();
        }
    }

    private SwapFile swap() {
        try {
            return SwapFile.create(cache.resolve("swap"), 64 << 20);
        } catch (IOException e) {
            return Assumptions.abort("Not tested here, it needs root and a disk to swap to: " + e.getMessage());
        }
    }
}
