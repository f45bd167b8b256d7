package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.compose.RunSettings;
import dev.tideline.workload.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNamesTest {
    private static final Catalog CATALOG = Catalog.shipped();
    private static final RunSettings MEMA = RunSettings.first("teaching");

    private static Run run(int number, RunSettings settings) {
        return new Run(
                number,
                "teaching-overlap",
                "Simulator",
                new RunTrace(settings.spec(
                        CATALOG.workload("teaching-overlap"), CATALOG.networks(), CATALOG.profile("teaching"))),
                Run.NO_FILE);
    }

    @Test
    void saysOnlyWhatTellsRunsApart() {
        assertEquals(List.of("MEMA", "FCFS"), RunNames.of(List.of(run(1, MEMA), run(2, MEMA.withScheduler("FCFS")))));
        assertEquals(
                List.of("Partial, 256M", "Linear, 512M"),
                RunNames.of(List.of(
                        run(1, MEMA),
                        run(2, MEMA.withLoading(LoadingPolicy.LINEAR).withCap(512 * Bytes.MIB)))));
    }

    @Test
    void numbersRunsThatAreTheSame() {
        assertEquals(List.of("run 1", "run 4"), RunNames.of(List.of(run(1, MEMA), run(4, MEMA))));
    }
}
