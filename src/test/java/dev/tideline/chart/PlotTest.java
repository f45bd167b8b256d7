package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlotTest {
    private static final double WIDTH = 900;
    private static final double HEIGHT = 520;

    private static String svg(Plot plot, TimeScale scale, Overlay overlay) {
        SvgSurface surface = new SvgSurface(WIDTH, HEIGHT, "plot");
        plot.paint(surface, scale, overlay);
        return surface.document();
    }

    @Test
    void lanesOfWorkersLookAsBefore() {
        Timeline timeline = new Timeline(Traces.run(Traces.spec(4, 3), 1));
        Plot plot = timeline.plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
        Golden.check("workers.svg", svg(plot, plot.fitted(), Overlay.EMPTY));
    }

    @Test
    void lanesOfJobsLookAsBefore() {
        Timeline timeline = new Timeline(Traces.run(Traces.spec(4, 3), 1));
        Options options = Options.DEFAULT.by(Rows.JOBS).colouredBy(Hue.KIND);
        Plot plot = timeline.plot(options, Theme.DARK, WIDTH, HEIGHT);
        Golden.check("jobs-dark.svg", svg(plot, plot.fitted(), Overlay.EMPTY));
    }

    @Test
    void manyTasksLookAsBefore() {
        Timeline timeline = new Timeline(Traces.run(Traces.spec(80, 2), 1));
        Plot plot = timeline.plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
        Golden.check("dense.svg", svg(plot, plot.fitted(), Overlay.EMPTY));
    }

    @Test
    void whatTheUserPointsAtLooksAsBefore() {
        RunTrace trace = Traces.run(Traces.spec(2, 2), 3);
        Plot plot = new Timeline(trace).plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
        TimeScale scale = plot.fitted().zoomed(2, 300);
        BitSet hits = new BitSet();
        hits.set(3, 9);
        Overlay overlay = new Overlay(
                scale.timeAt(500),
                5,
                8,
                scale.timeAt(600),
                scale.timeAt(700),
                List.of(new Overlay.Marker(scale.timeAt(250), "here <&>")),
                hits);
        Golden.check("overlay.svg", svg(plot, scale, overlay));
    }

    @ParameterizedTest
    @EnumSource(Rows.class)
    void everyVisibleTaskIsFoundWhereItIsPainted(Rows rows) {
        RunTrace trace = Traces.run(Traces.spec(2, 2), 5);
        Plot plot = new Timeline(trace).plot(Options.DEFAULT.by(rows), Theme.LIGHT, WIDTH, HEIGHT);
        TimeScale scale = plot.fitted();
        Spans spans = trace.spans();
        int found = 0;
        for (int s = 0; s < spans.size(); s++) {
            double x = (scale.x(spans.startNs(s)) + scale.x(spans.finishNs(s))) / 2;
            int wanted = s;
            boolean wide = scale.x(spans.finishNs(s)) - scale.x(spans.startNs(s)) > 5;
            boolean met = false;
            for (double y = 0; y < HEIGHT; y += 2) {
                met |= plot.hit(scale, x, y)
                        .filter(h -> h instanceof Hit.Task t && t.span() == wanted)
                        .isPresent();
            }
            assertTrue(met || !wide, "span " + s);
            found += met ? 1 : 0;
        }
        assertTrue(found > 20, found + " found");
    }

    @Test
    void everyBandAnswersForItself() {
        RunTrace trace = Traces.run(Traces.spec(2, 2), 5);
        Plot plot = new Timeline(trace).plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
        TimeScale scale = plot.fitted();
        double x = scale.left() + 100;
        long time = scale.timeAt(x);
        assertEquals(Optional.of(new Hit.Axis(time)), plot.hit(scale, x, 5));
        assertEquals(Optional.of(new Hit.Queue(time)), plot.hit(scale, x, HEIGHT - 10));
        assertEquals(Optional.of(new Hit.Memory(time)), plot.hit(scale, x, HEIGHT - 100));
        assertEquals(Optional.empty(), plot.hit(scale, 3, HEIGHT - 100));
        assertEquals(Optional.empty(), plot.hit(scale, x, HEIGHT + 10));
        double after = scale.x(trace.nowNs()) + 8;
        assertEquals(Optional.of(new Hit.Idle(scale.timeAt(after), 0, -1)), plot.hit(scale, after, Axis.HEIGHT + 10));
    }

    @Test
    void anIdleMomentIsExplainedByItsDecision() {
        RunSpec spec = Traces.spec(1, 2);
        List<RunEvent> events = Traces.events(spec, 5);
        RunTrace trace = Traces.fed(spec, events.subList(0, events.size() - 1));
        long end = trace.nowNs();
        var why = new dev.tideline.schedule.Decision(-1, "no memory", 2, 0, 0, 5, 5, -1, List.of());
        trace.on(new RunEvent.WorkerIdle(end, 1, why));
        trace.on(new RunEvent.RunEnded(end + 50 * Traces.MS, RunEvent.Outcome.STALLED, "no memory"));
        Plot plot = new Timeline(trace).plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
        TimeScale scale = plot.fitted();
        double x = scale.x(end + 40 * Traces.MS);
        Optional<Hit> hit = Optional.empty();
        for (double y = Axis.HEIGHT; hit.isEmpty() && y < HEIGHT; y += 4) {
            hit = plot.hit(scale, x, y).filter(h -> h instanceof Hit.Idle i && i.worker() == 1);
        }
        assertEquals(Optional.of(new Hit.Idle(scale.timeAt(x), 1, 0)), hit);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void aTimelineThatGrewLooksLikeOneMadeAtTheEnd(long seed) {
        RunSpec spec = Traces.spec(30, 3);
        List<RunEvent> events = Traces.events(spec, seed);
        RunTrace trace = new RunTrace(spec);
        Timeline growing = new Timeline(trace);
        for (int i = 0; i < events.size(); i++) {
            trace.on(events.get(i));
            if (i % 97 == 0) {
                Plot plot = growing.plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT);
                plot.paint(new SvgSurface(WIDTH, HEIGHT, ""), plot.fitted(), Overlay.EMPTY);
                growing.strip(Options.DEFAULT, Theme.LIGHT, WIDTH, 40)
                        .paint(new SvgSurface(WIDTH, 40, ""), plot.fitted());
            }
        }
        Timeline late = new Timeline(trace);
        for (Rows rows : Rows.values()) {
            Options options = Options.DEFAULT.by(rows);
            Plot a = growing.plot(options, Theme.LIGHT, WIDTH, HEIGHT);
            Plot b = late.plot(options, Theme.LIGHT, WIDTH, HEIGHT);
            assertEquals(svg(b, b.fitted(), Overlay.EMPTY), svg(a, a.fitted(), Overlay.EMPTY));
        }
        assertEquals(strip(late), strip(growing));
    }

    private static String strip(Timeline timeline) {
        SvgSurface surface = new SvgSurface(WIDTH, 40, "strip");
        Strip strip = timeline.strip(Options.DEFAULT, Theme.LIGHT, WIDTH, 40);
        strip.paint(surface, strip.scale());
        return surface.document();
    }

    @Test
    void aRunThatHasNotBegunCanBePainted() {
        RunTrace trace = new RunTrace(Traces.spec(1, 2));
        for (Rows rows : Rows.values()) {
            Plot plot = new Timeline(trace).plot(Options.DEFAULT.by(rows), Theme.LIGHT, WIDTH, HEIGHT);
            assertTrue(svg(plot, plot.fitted(), Overlay.EMPTY).contains("cap 96M"));
        }
        assertTrue(strip(new Timeline(trace)).contains("<svg"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 40, 120})
    void tinyAreasArePainted(double size) {
        Plot plot = new Timeline(Traces.run(Traces.spec(4, 3), 1)).plot(Options.DEFAULT, Theme.LIGHT, size, size);
        assertTrue(svg(plot, plot.fitted(), Overlay.EMPTY).contains("<svg"));
    }

    @Test
    void manyJobsScroll() {
        Timeline timeline = new Timeline(Traces.run(Traces.spec(40, 2), 1));
        Options options = Options.DEFAULT.by(Rows.JOBS);
        Plot plot = timeline.plot(options, Theme.LIGHT, WIDTH, HEIGHT);
        assertTrue(plot.laneCount() < 120);
        String begin = svg(plot, plot.fitted(), Overlay.EMPTY);
        String end = svg(timeline.plot(options.from(1_000), Theme.LIGHT, WIDTH, HEIGHT), plot.fitted(), Overlay.EMPTY);
        assertTrue(begin.contains(">0 Alder<") && !begin.contains(">119 Cedar<"));
        assertTrue(end.contains(">119 Cedar<") && !end.contains(">0 Alder<"));
    }
}
