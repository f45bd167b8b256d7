package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class TogetherTest {
    @Test
    void longLayersCountForMore() {
        List<long[]> values = List.of(new long[] {1_400_000, 9_000_000}, new long[] {2_400_000, 1_000_000});

        assertEquals(0.5, Together.contention(values));
        assertEquals(0.5, Together.spread(values));
    }

    @Test
    void companyNeverMakesFaster() {
        assertEquals(0, Together.contention(List.of(new long[] {900_000, 1_000_000})));
    }

    @Test
    void nothingMeasuredIsNoContention() {
        assertEquals(0, Together.contention(List.of()));
        assertEquals(0, Together.spread(List.of()));
    }
}
