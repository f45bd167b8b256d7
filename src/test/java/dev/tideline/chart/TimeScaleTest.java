package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeScaleTest {
    private static final long SECOND = 1_000_000_000;

    @Test
    void timesAndPixelsAreEachOthersInverse() {
        TimeScale scale = new TimeScale(1_000, 3_000, 100, 200);
        assertEquals(100, scale.x(1_000));
        assertEquals(300, scale.x(3_000));
        assertEquals(2_000, scale.timeAt(200));
        assertEquals(500, scale.timeAt(50));
    }

    @Test
    void zoomingKeepsTheTimeUnderThePointer() {
        TimeScale scale = new TimeScale(0, 1_000_000, 50, 1_000);
        TimeScale closer = scale.zoomed(4, 300);
        assertEquals(250_000, closer.spanNs());
        assertEquals(scale.timeAt(300), closer.timeAt(300));
    }

    @Test
    void panningKeepsTheLengthOfTime() {
        assertEquals(new TimeScale(100_000, 1_100_000, 0, 1_000), new TimeScale(0, 1_000_000, 0, 1_000).panned(100));
    }

    @Test
    void showsASecondWhereNothingHasHappened() {
        assertEquals(TimeScale.fitted(SECOND, 0, 100), TimeScale.fitted(0, 0, 100));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void neverLeavesWhatCanBeShown(long seed) {
        Random random = new Random(seed);
        TimeScale scale = TimeScale.fitted(12 * SECOND, 76, 1_844);
        for (int i = 0; i < 2_000; i++) {
            scale = scale.zoomed(Math.pow(2, random.nextGaussian() * 8), random.nextInt(3_000))
                    .panned(random.nextGaussian() * 1e6);
            assertTrue(scale.spanNs() >= TimeScale.SHORTEST_NS, scale.toString());
            assertTrue(scale.spanNs() <= TimeScale.LONGEST_NS, scale.toString());
            int ticks = scale.ticks(Face.REGULAR, 10.5).size();
            assertTrue(ticks <= 60, scale + " has " + ticks + " ticks");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|10000000000|0, 1 s, 2 s, 3 s, 4 s, 5 s, 6 s, 7 s, 8 s, 9 s, 10 s",
                "0|45000000|0, 5 ms, 10 ms, 15 ms, 20 ms, 25 ms, 30 ms, 35 ms, 40 ms, 45 ms",
                "0|1500|0, 0.2 µs, 0.4 µs, 0.6 µs, 0.8 µs, 1.0 µs, 1.2 µs, 1.4 µs",
                "0|70|0 ns, 10 ns, 20 ns, 30 ns, 40 ns, 50 ns, 60 ns, 70 ns",
                "-100000000|300000000|\u2212100 ms, \u221250 ms, 0, 50 ms, 100 ms, 150 ms, 200 ms, 250 ms, 300 ms",
                "2000000000|2004000000|2.000 s, 2.001 s, 2.002 s, 2.003 s, 2.004 s",
                "2000000000|2000004000|2000.000 ms, 2000.001 ms, 2000.002 ms, 2000.003 ms, 2000.004 ms"
            })
    void ticksAreRoundAndInOneUnit(long from, long to, String labels) {
        TimeScale scale = new TimeScale(from, to, 0, 800);
        List<String> actual = scale.ticks(Face.REGULAR, 10.5).stream()
                .map(TimeScale.Tick::label)
                .toList();
        assertEquals(labels.replace("0 ns, 10", "0, 10"), String.join(", ", actual));
    }

    @Test
    void timesAreReadable() {
        assertEquals("0 s", TimeText.of(0));
        assertEquals("999 ns", TimeText.of(999));
        assertEquals("1.00 ms", TimeText.of(999_999));
        assertEquals("12.3 ms", TimeText.of(12_345_678));
        assertEquals("\u22124.25 s", TimeText.of(-4_250_000_000L));
        assertEquals("1234 s", TimeText.of(1_234_000_000_000L));
        assertEquals("1.23457 ms", TimeText.exact(1_234_567));
        assertEquals("2 s", TimeText.exact(2_000_000_000));
        assertEquals("2 s", TimeText.exact(2_000_000_001));
        assertEquals("4.95824 s", TimeText.exact(4_958_236_560L));
    }

    @Test
    void anEmptySpanOfTimeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TimeScale(5, 5, 0, 100));
    }
}
