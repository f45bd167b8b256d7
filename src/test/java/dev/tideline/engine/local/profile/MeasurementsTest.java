package dev.tideline.engine.local.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.Fixtures;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.workload.Profile.Swap;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementsTest {
    private static final Swap RATES = new Swap(3, 4);

    @TempDir
    private Path directory;

    private ProfileJournal journal;
    private Measurements known;

    @BeforeEach
    void open() {
        journal = new ProfileJournal(directory.resolve("journal"), "machine 1", false);
        known = new Measurements(journal);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private ProfilingOrder order(long swapBytes) {
        LocalSettings settings = LocalSettings.USUAL.withSwapBytes(swapBytes);
        return new ProfilingOrder(List.of(Fixtures.wide()), 1, settings, directory.resolve("journal"), false);
    }

    @Test
    void whoAsksForOtherSwapHasItMeasuredAgain() {
        known.addSwap(order(0), RATES);

        assertTrue(known.hasTriedSwap(order(0)));
        assertFalse(known.hasTriedSwap(order(100)));
        known.addSwap(order(100), new Swap(5, 6));
        assertEquals(new Swap(5, 6), known.swap(order(100)));
        assertEquals(new Swap(5, 6), known.swap(order(0)));
    }

    @Test
    void aFailureIsNotTriedAgainUntilOtherSwapIsThere() {
        known.addFailedSwap(order(100));

        assertTrue(known.hasTriedSwap(order(100)));
        assertTrue(known.hasFailedSwap(order(100)));
        assertFalse(known.hasTriedSwap(order(200)));
        known.addSwap(order(200), RATES);
        assertFalse(known.hasFailedSwap(order(0)));
        assertEquals(RATES, known.swap(order(0)));
    }

    @Test
    void aFailureOfSwapThatIsGoneTellsNothingOfTheMachinesOwn() {
        known.addFailedSwap(order(100));

        assertFalse(known.hasTriedSwap(order(0)));
    }
}
