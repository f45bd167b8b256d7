package dev.tideline.ui.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.trace.RunEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlaybackTest {
    private static final long MS = 1_000_000;
    private static final long PLENTY = Long.MAX_VALUE / 2;

    private final EventBuffer buffer = new EventBuffer();
    private final List<Long> shown = new ArrayList<>();
    private long clock;

    private Playback at(Speed speed) {
        return new Playback(buffer, speed, () -> clock);
    }

    private void remark(long ms) {
        buffer.on(new RunEvent.Remark(ms * MS, "at " + ms));
    }

    private void finish(long ms) {
        buffer.on(new RunEvent.TaskFinished(ms * MS, 0, 0, 0, 0, 0, 0));
    }

    private void advance(Playback playback, long wallMs) {
        playback.advance(wallMs * MS, PLENTY, e -> shown.add(e.timeNs() / MS));
    }

    @Test
    void releasesEventsWhenVirtualTimeReachesThem() {
        Playback playback = at(Speed.NORMAL);
        List.of(0L, 10L, 20L, 30L).forEach(this::remark);
        advance(playback, 1000);
        assertEquals(List.of(0L), shown);
        advance(playback, 1010);
        assertEquals(List.of(0L, 10L), shown);
        advance(playback, 1029);
        assertEquals(List.of(0L, 10L, 20L), shown);
        assertEquals(29 * MS, playback.nowNs());
    }

    @Test
    void runsTenTimesAsFastAtTenTimesTheSpeed() {
        Playback playback = at(new Speed(10));
        List.of(0L, 100L, 200L).forEach(this::remark);
        advance(playback, 0);
        advance(playback, 10);
        assertEquals(List.of(0L, 100L), shown);
        playback.speed(new Speed(0.1));
        advance(playback, 1009);
        assertEquals(List.of(0L, 100L), shown);
        advance(playback, 1010);
        assertEquals(List.of(0L, 100L, 200L), shown);
    }

    @Test
    void standsStillWhilePausedAndLosesNoTimeByIt() {
        Playback playback = at(Speed.NORMAL);
        List.of(0L, 10L).forEach(this::remark);
        advance(playback, 0);
        playback.paused(true);
        advance(playback, 500);
        playback.paused(false);
        advance(playback, 505);
        assertEquals(List.of(0L), shown);
        advance(playback, 510);
        assertEquals(List.of(0L, 10L), shown);
    }

    @Test
    void aStepShowsOneLandmarkWithTheBookkeepingThatFollows() {
        Playback playback = at(Speed.NORMAL);
        playback.paused(true);
        remark(0);
        finish(5);
        remark(5);
        finish(6);
        finish(7);
        playback.step();
        advance(playback, 0);
        assertEquals(List.of(0L, 5L, 5L), shown);
        playback.step();
        advance(playback, 0);
        assertEquals(List.of(0L, 5L, 5L, 6L), shown);
        advance(playback, 100);
        assertEquals(List.of(0L, 5L, 5L, 6L), shown);
    }

    @Test
    void leavesTheRestForTheNextFrameWhenTheBudgetIsSpent() {
        Playback playback = at(Speed.FASTEST);
        for (int i = 0; i < 1000; i++) {
            remark(i);
        }
        int first = playback.advance(0, 10, e -> clock++);
        assertEquals(64, first);
        assertEquals(1000 - 64, playback.advance(1, PLENTY, e -> clock++));
    }

    @Test
    void virtualTimeWaitsForASlowEngine() {
        Playback playback = at(Speed.NORMAL);
        remark(0);
        advance(playback, 0);
        advance(playback, 5000);
        List.of(10L, 20L).forEach(this::remark);
        advance(playback, 5010);
        assertEquals(List.of(0L, 10L), shown);
    }

    @Test
    void changingFromFastestToNormalGoesOnFromTheMomentShown() {
        Playback playback = at(Speed.FASTEST);
        List.of(0L, 100L).forEach(this::remark);
        advance(playback, 0);
        playback.speed(Speed.NORMAL);
        List.of(150L, 300L).forEach(this::remark);
        advance(playback, 40);
        assertEquals(List.of(0L, 100L), shown);
        advance(playback, 90);
        assertEquals(List.of(0L, 100L, 150L), shown);
    }
}
