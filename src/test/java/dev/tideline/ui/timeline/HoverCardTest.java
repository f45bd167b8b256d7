package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.chart.Plot.Band;
import org.junit.jupiter.api.Test;

class HoverCardTest {
    private static final Band LANES = new Band(100, 300);

    @Test
    void liesBelowTheBarWhereThatCoversFewerLanes() {
        assertEquals(296, HoverCard.top(80, new Band(240, 290), LANES, 600));
    }

    @Test
    void liesAboveTheBarWhereThatCoversFewerLanes() {
        assertEquals(14, HoverCard.top(80, new Band(100, 150), LANES, 600));
    }

    @Test
    void liesBelowTheFirstBarWhereThereIsNoRoomAbove() {
        assertEquals(156, HoverCard.top(120, new Band(100, 150), LANES, 600));
    }

    @Test
    void liesAboveTheBarWhereThereIsNoRoomBelow() {
        assertEquals(154, HoverCard.top(80, new Band(240, 290), LANES, 320));
    }

    @Test
    void staysInItsPlaceWhereNeitherSideHasRoom() {
        assertEquals(40, HoverCard.top(120, new Band(60, 120), LANES, 160));
    }
}
