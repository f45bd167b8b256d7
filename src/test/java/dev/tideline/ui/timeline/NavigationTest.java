package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.chart.Overlay;
import dev.tideline.chart.Overlay.Marker;
import dev.tideline.chart.Rows;
import dev.tideline.chart.TimeScale;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where keys lead, what the view shows and what markers keep: all without a toolkit. */
class NavigationTest {
    private static final RunTrace TRACE = SampleRuns.crowded(4);
    private static final Spans SPANS = TRACE.spans();
    private static final long SECOND = 1_000_000_000;

    @Test
    void leftAndRightFollowTheWorker() {
        Neighbours by = new Neighbours(TRACE, Rows.WORKERS);
        // Worker 0: spans 0, 2, 5, 8, ...
        assertEquals(2, by.along(0, 1));
        assertEquals(0, by.along(2, -1));
        assertEquals(0, by.along(0, -1), "stays at the first");
        assertEquals(
                SPANS.ofWorker(0).get(SPANS.ofWorker(0).size() - 1), by.along(0, Integer.MAX_VALUE / 2), "the last");
    }

    @Test
    void leftAndRightFollowTheJob() {
        // Job 0 starts with the spans 0, 2, 3, 5, 8.
        Neighbours by = new Neighbours(TRACE, Rows.JOBS);
        assertEquals(3, by.along(2, 1));
        assertEquals(8, by.along(5, 1));
        assertEquals(8, by.along(8, 1));
    }

    @Test
    void upAndDownGoToTheNearestInTime() {
        Neighbours workers = new Neighbours(TRACE, Rows.WORKERS);
        assertEquals(4, workers.across(5, 1), "worker 1 at 3 ns loads since 2 ns");
        assertEquals(0, workers.across(0, -1), "there is no worker above");
        Neighbours jobs = new Neighbours(TRACE, Rows.JOBS);
        assertEquals(1, SPANS.job(jobs.across(0, 1)));
    }

    @Test
    void keysBeginAtTheNearestSpan() {
        assertEquals(0, new Neighbours(TRACE, Rows.WORKERS).nearest(-50));
        assertEquals(Neighbours.NONE, new Neighbours(new RunTrace(TRACE.spec()), Rows.WORKERS).nearest(0));
    }

    @Test
    void aFittedViewGrowsWithTheRun() {
        View view = new View();
        view.fit(SECOND);
        view.grow(4 * SECOND);
        assertEquals(TimeScale.fitted(4 * SECOND, 0, 1000), view.scale.get());
    }

    @Test
    void followingKeepsNowInViewUntilTheUserPans() {
        View view = new View();
        view.fit(SECOND);
        view.zoom(view.scale.get(), 4, 500);
        view.grow(10 * SECOND);
        assertTrue(view.scale.get().toNs() > 10 * SECOND, "now is in view");

        view.pan(view.scale.get(), -200);
        TimeScale panned = view.scale.get();
        view.grow(20 * SECOND);
        assertEquals(panned, view.scale.get());
        assertFalse(view.follow.get());
    }

    @Test
    void aRunThatHasEndedPullsNothing() {
        View view = new View();
        view.fit(SECOND);
        view.zoom(view.scale.get(), 4, 0);
        TimeScale zoomed = view.scale.get();
        view.grow(SECOND);
        assertEquals(zoomed, view.scale.get());
    }

    @Test
    void theRunNeverLeavesTheView() {
        View view = new View();
        view.fit(SECOND);
        view.zoom(view.scale.get(), 10, 500);
        view.pan(view.scale.get(), -1e9);
        assertTrue(view.scale.get().fromNs() < 0 && view.scale.get().toNs() > 0);
        view.pan(view.scale.get(), 1e9);
        assertTrue(view.scale.get().fromNs() < SECOND && view.scale.get().toNs() > SECOND);
        view.zoom(view.scale.get(), 1e-9, 500);
        assertTrue(view.scale.get().spanNs() <= 2 * SECOND);
    }

    @Test
    void theCursorFollowsThePointerUntilItIsPinned() {
        View view = new View();
        view.hover(5);
        assertEquals(5, view.cursorNs.get());
        view.pin(9);
        view.hover(5);
        assertEquals(9, view.cursorNs.get());
        view.unpin();
        assertEquals(Overlay.NONE, view.cursorNs.get());
    }

    @Test
    void markersAreKeptByTime() {
        Markers markers = new Markers();
        markers.put(30, "late");
        markers.put(10, "early");
        markers.put(30, "later");
        assertEquals(List.of(new Marker(10, "early"), new Marker(30, "later")), markers.all());
        assertEquals(30, markers.near(34, 5));
        assertEquals(-1, markers.near(20, 5));
        assertEquals("later", markers.note(30));
        markers.remove(30);
        assertEquals("", markers.note(30));
        assertEquals(1, markers.all().size());
    }
}
