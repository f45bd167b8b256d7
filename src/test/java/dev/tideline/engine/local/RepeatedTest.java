package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    @Test
    void theMedianOfAnOddNumberIsTheMiddleOne() {
        assertEquals(new Repeated(3, 2), Repeated.of(LongStream.of(5, 1, 3, 2, 4)));
    }

    @Test
    void theMedianOfAnEvenNumberLiesBetweenTheTwoInTheMiddle() {
        assertEquals(new Repeated(25, 15), Repeated.of(LongStream.of(40, 10, 30, 20)));
    }

    @Test
    void oneOutlierChangesNothing() {
        assertEquals(new Repeated(3, 2), Repeated.of(LongStream.of(4, 1, 3, 2, 1_000_000)));
    }

    @Test
    void aSingleMeasurementHasNoSpread() {
        assertEquals(new Repeated(7, 0), Repeated.of(LongStream.of(7)));
    }
}
