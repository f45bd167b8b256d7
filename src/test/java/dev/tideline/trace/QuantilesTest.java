package dev.tideline.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class QuantilesTest {
    @Test
    void theMedianIsTheMiddleOneOrTheMeanOfBoth() {
        assertEquals(3, Quantiles.median(DoubleStream.of(9, 1, 3)));
        assertEquals(2.5, Quantiles.median(DoubleStream.of(4, 1, 3, 2)));
        assertEquals(7, Quantiles.median(DoubleStream.of(7)));
    }

    @Test
    void aQuantileIsLinearBetweenItsNeighbours() {
        double[] sorted = {10, 20, 30, 40};
        assertEquals(10, Quantiles.of(sorted, 0));
        assertEquals(17.5, Quantiles.of(sorted, 0.25));
        assertEquals(40, Quantiles.of(sorted, 1));
    }
}
