package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.Arrivals.Process;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalsTest {
    private static final long MS = 1_000_000;
    private static final List<String> BOTH = List.of("AgeNet", "SoS");

    private static Arrivals process(Process process, int count) {
        return new Arrivals(process, count, 800 * MS, 500 * MS, BOTH, false, 1, "");
    }

    private static long[] times(Arrivals arrivals, long seed) {
        return arrivals.requests(seed).stream().mapToLong(Request::arrivalNs).toArray();
    }

    private static double[] gaps(Process process) {
        long[] times = times(process(process, 20_001), 7);
        return LongStream.range(1, times.length)
                .mapToDouble(i -> times[(int) i] - times[(int) i - 1])
                .toArray();
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(mean(java.util.Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .toArray()));
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void theSameSeedGivesTheSameRequests(Process process) {
        assertEquals(process(process, 100).requests(7), process(process, 100).requests(7));
        assertEquals(100, process(process, 100).requests(7).size());
    }

    @ParameterizedTest
    @EnumSource(
            value = Process.class,
            names = {"POISSON", "NORMAL", "BURSTY"})
    void anotherSeedGivesOthers(Process process) {
        assertNotEquals(process(process, 100).requests(7), process(process, 100).requests(8));
    }

    @ParameterizedTest
    @EnumSource(Process.class)
    void startsAtZeroAndNeverGoesBack(Process process) {
        long[] times = times(process(process, 1000), 7);
        assertEquals(0, times[0]);
        for (int i = 1; i < times.length; i++) {
            assertTrue(times[i] >= times[i - 1], "request " + i);
        }
    }

    /** The figure must be the same on every machine. */
    @Test
    void poissonGapsAreThoseOfTheDocumentedGenerator() {
        java.util.Random random = new java.util.Random(7);
        long first = Math.round(-StrictMath.log(1 - random.nextDouble()) * 800 * MS);
        long second = first + Math.round(-StrictMath.log(1 - random.nextDouble()) * 800 * MS);
        long[] times = times(process(Process.POISSON, 3), 7);
        assertEquals(first, times[1]);
        assertEquals(second, times[2]);
        assertEquals(1_049_540_578L, first);
    }

    @Test
    void batchAndBackToBackHaveNoGapsAndPeriodicHasEqualOnes() {
        assertEquals(List.of(0L, 0L, 0L), boxed(Process.BATCH));
        assertEquals(List.of(0L, 0L, 0L), boxed(Process.BACK_TO_BACK));
        assertEquals(List.of(0L, 800 * MS, 1600 * MS), boxed(Process.PERIODIC));
    }

    private static List<Long> boxed(Process process) {
        return LongStream.of(times(process(process, 3), 7)).boxed().toList();
    }

    @Test
    void poissonGapsHaveTheMeanAsDeviation() {
        double[] gaps = gaps(Process.POISSON);
        assertEquals(800 * MS, mean(gaps), 0.03 * 800 * MS);
        assertEquals(800 * MS, deviation(gaps), 0.05 * 800 * MS);
    }

    @Test
    void normalGapsKeepToMeanAndSigmaUpToTheCutAtZero() {
        double[] gaps = gaps(Process.NORMAL);
        double[] positive = java.util.Arrays.stream(gaps).filter(g -> g > 0).toArray();
        // 5.5 % of a normal distribution lie more than 1.6 sigma below its mean; these gaps count as 0.
        assertEquals(0.055, 1 - (double) positive.length / gaps.length, 0.01);
        assertEquals(811 * MS, mean(gaps), 0.02 * 811 * MS);
    }

    @Test
    void burstyGapsHaveTheMeanAndMoreSpreadThanPoisson() {
        double[] gaps = gaps(Process.BURSTY);
        assertEquals(800 * MS, mean(gaps), 0.15 * 800 * MS);
        assertTrue(deviation(gaps) > 1.3 * 800 * MS, "deviation " + deviation(gaps));
    }

    @Test
    void oneNetworkIsDrawnForEachRequestIfAsked() {
        Arrivals one = new Arrivals(Process.POISSON, 200, 800 * MS, 0, BOTH, true, 1, "");
        Set<List<String>> drawn = new HashSet<>();
        one.requests(7).forEach(r -> drawn.add(r.networks()));
        assertEquals(Set.of(List.of("AgeNet"), List.of("SoS")), drawn);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_000_001})
    void refusesACountOutOfRange(int count) {
        InvalidInput complaint = assertThrows(InvalidInput.class, () -> process(Process.BATCH, count));
        assertEquals("count is " + count + "; it must be from 1 to 1000000.", complaint.getMessage());
    }

    @Test
    void refusesGapsThatWouldOverflow() {
        InvalidInput complaint = assertThrows(
                InvalidInput.class,
                () -> new Arrivals(Process.POISSON, 1_000_000, 1_000_000_000_000L, 0, BOTH, false, 1, ""));
        assertEquals(
                "1000000 requests with these gaps would last for more than three years; meanGapMs and sigmaMs are in"
                        + " milliseconds.",
                complaint.getMessage());
    }
}
