package dev.tideline.ui.compose;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.workload.Bytes;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RunSettingsTest {
    private static final RunSettings FIRST = RunSettings.first("laptop");

    @Test
    void choosingMasaSetsPartialOnceAndThenLeavesTheChoice() {
        RunSettings masa = FIRST.withLoading(LoadingPolicy.BULK).withScheduler("MASA");
        assertEquals(LoadingPolicy.PARTIAL, masa.loading());
        assertEquals(
                LoadingPolicy.LINEAR,
                masa.withLoading(LoadingPolicy.LINEAR).withScheduler("MASA").loading());
        assertEquals(
                LoadingPolicy.BULK,
                FIRST.withLoading(LoadingPolicy.BULK).withScheduler("SJF").loading());
    }

    @Test
    void saysWhatAPolicyIgnores() {
        assertEquals("", FIRST.parallelismIgnored());
        assertEquals(
                "MASA lets memory decide how many networks are active.",
                FIRST.withScheduler("MASA").parallelismIgnored());
        assertEquals("", FIRST.execWorkersIgnored());
        assertEquals(
                "Linear lets every worker execute.",
                FIRST.withLoading(LoadingPolicy.LINEAR).execWorkersIgnored());
    }

    @Test
    void fewerWorkersMeanFewerExecWorkers() {
        assertEquals(2, FIRST.withWorkers(4).withExecWorkers(3).withWorkers(2).execWorkers());
    }

    @Test
    void theSliderOfTheCapMeetsItsMarks() {
        LongStream.of(64, 128, 256, 512, 1024, 2048, 4096, 8192)
                .map(m -> m * Bytes.MIB)
                .forEach(mark -> {
                    assertEquals(mark, CapScale.bytes(CapScale.position(mark)));
                    assertEquals(mark, CapScale.bytes(CapScale.position(mark) + 0.05));
                });
        assertEquals(384 * Bytes.MIB, CapScale.bytes(CapScale.position(384 * Bytes.MIB)));
        assertEquals(7.0, CapScale.position(99 * Bytes.GIB));
        assertEquals(0.0, CapScale.position(Bytes.MIB));
    }
}
