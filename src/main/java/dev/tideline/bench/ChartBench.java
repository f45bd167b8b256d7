package dev.tideline.bench;

import dev.tideline.chart.ImageSurface;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Plot;
import dev.tideline.chart.Rows;
import dev.tideline.chart.Strip;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeScale;
import dev.tideline.chart.Timeline;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * What a frame of the timeline costs in software, 1920 x 1080 pixels: a run of a million tasks on sixteen workers while
 * panning and zooming, and a run that grows by ten thousand tasks per second while it is shown whole.
 */
final class ChartBench implements Benchmark {
    private static final int TASKS = 1_000_000;
    private static final int WORKERS = 16;
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int STRIP = 48;
    private static final int WARM_UP = 60;
    private static final int FRAMES = 200;
    private static final int LIVE_EVENTS_PER_FRAME = 667;

    @Override
    public String name() {
        return "chart";
    }

    @Override
    public void run(Consumer<String> line) {
        List<RunEvent> events = new ArrayList<>();
        RunSpec spec = spec();
        RunTrace trace = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), e -> {
            trace.on(e);
            events.add(e);
        });
        long begin = System.nanoTime();
        Timeline timeline = new Timeline(trace);
        line.accept(String.format(
                Locale.ROOT,
                "%,d tasks on %d workers, %d x %d pixels; taking in the whole trace: %.0f ms",
                trace.spans().size(),
                WORKERS,
                WIDTH,
                HEIGHT,
                (System.nanoTime() - begin) / 1e6));
        line.accept(String.format(
                "%-34s %10s %10s %10s %10s", "milliseconds per frame", "median", "p95", "CPU median", "CPU p95"));
        line.accept(baseline());
        Options jobs = Options.DEFAULT.by(Rows.JOBS).from(trace.jobs() / 2);
        measure(line, timeline, Options.DEFAULT, "whole run", 1);
        measure(line, timeline, Options.DEFAULT, "a twentieth", 20);
        measure(line, timeline, Options.DEFAULT, "about 300 tasks", TASKS / 300.0);
        sweep(line, timeline, Options.DEFAULT, "zooming from whole to close");
        sweep(line, timeline, jobs, "the same by job");
        live(line, spec, events);
    }

    /** Filling the picture twenty times with a colour: what this machine, as busy as it is, takes for the least work. */
    private static String baseline() {
        ImageSurface surface = new ImageSurface(WIDTH, HEIGHT, 1);
        Times times = new Times(FRAMES);
        for (int i = -WARM_UP; i < FRAMES; i++) {
            times.measure(Math.max(0, i), () -> {
                for (int fill = 0; fill < 20; fill++) {
                    surface.color(0xff000000 | fill);
                    surface.fillRect(0, 0, WIDTH, HEIGHT);
                }
            });
        }
        return times.line("baseline: 20 fills of the picture");
    }

    /** Pans over the whole range at one zoom. */
    private static void measure(Consumer<String> line, Timeline timeline, Options options, String name, double zoom) {
        Plot plot = timeline.plot(options, Theme.LIGHT, WIDTH, HEIGHT - STRIP);
        TimeScale fitted = plot.fitted();
        long end = fitted.toNs();
        line.accept(frames(timeline, options, i -> {
                    TimeScale zoomed = fitted.zoomed(zoom * (1 + 0.001 * (i % 7)), plot.left());
                    return zoomed.centredOn(Math.floorMod(i * 37L, FRAMES) * (end / FRAMES));
                })
                .line(name));
    }

    private static void sweep(Consumer<String> line, Timeline timeline, Options options, String name) {
        Plot plot = timeline.plot(options, Theme.LIGHT, WIDTH, HEIGHT - STRIP);
        double step = Math.pow(TASKS / 300.0, 1.0 / FRAMES);
        line.accept(frames(timeline, options, i -> plot.fitted().zoomed(Math.pow(step, i), WIDTH * 0.6))
                .line(name));
    }

    /** Wall time and this thread's CPU time of each frame: on a busy machine they differ. */
    private static final class Times {
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final double[] wall;
        private final double[] cpu;

        Times(int frames) {
            wall = new double[frames];
            cpu = new double[frames];
        }

        void measure(int frame, Runnable work) {
            long cpuBegin = threads.getCurrentThreadCpuTime();
            long begin = System.nanoTime();
            work.run();
            wall[frame] = (System.nanoTime() - begin) / 1e6;
            cpu[frame] = (threads.getCurrentThreadCpuTime() - cpuBegin) / 1e6;
        }

        String line(String name) {
            Arrays.sort(wall);
            Arrays.sort(cpu);
            int p95 = wall.length * 95 / 100;
            int half = wall.length / 2;
            return String.format(
                    Locale.ROOT, "%-34s %10.1f %10.1f %10.1f %10.1f", name, wall[half], wall[p95], cpu[half], cpu[p95]);
        }
    }

    private static Times frames(Timeline timeline, Options options, IntFunction<TimeScale> view) {
        ImageSurface surface = new ImageSurface(WIDTH, HEIGHT, 1);
        Times times = new Times(FRAMES);
        for (int i = -WARM_UP; i < FRAMES; i++) {
            TimeScale scale = view.apply(Math.floorMod(i, FRAMES));
            times.measure(Math.max(0, i), () -> frame(surface, timeline, options, scale));
        }
        return times;
    }

    private static void frame(ImageSurface surface, Timeline timeline, Options options, TimeScale scale) {
        Strip strip = timeline.strip(options, Theme.LIGHT, WIDTH, STRIP);
        Plot plot = timeline.plot(options, Theme.LIGHT, 0, STRIP, WIDTH, HEIGHT - STRIP);
        strip.paint(surface, scale);
        plot.paint(surface, plot.placed(scale), Overlay.EMPTY);
    }

    /** Sixty frames a second, each after as many events as ten thousand tasks per second give. */
    private static void live(Consumer<String> line, RunSpec spec, List<RunEvent> events) {
        RunTrace trace = new RunTrace(spec);
        Timeline timeline = new Timeline(trace);
        ImageSurface surface = new ImageSurface(WIDTH, HEIGHT, 1);
        int frames = Math.min(1_500, events.size() / LIVE_EVENTS_PER_FRAME);
        Times times = new Times(frames);
        for (int frame = 0; frame < frames; frame++) {
            int from = frame * LIVE_EVENTS_PER_FRAME;
            times.measure(frame, () -> {
                events.subList(from, from + LIVE_EVENTS_PER_FRAME).forEach(trace::on);
                Plot plot = timeline.plot(Options.DEFAULT, Theme.LIGHT, WIDTH, HEIGHT - STRIP);
                frame(surface, timeline, Options.DEFAULT, plot.fitted());
            });
        }
        line.accept(times.line("live, 10,000 tasks per second"));
    }

    private static RunSpec spec() {
        Paper paper = Paper.load();
        return paper.spec(paper.workload(TASKS), Bytes.GIB, LoadingPolicy.PARTIAL, "FCFS", WORKERS, WORKERS);
    }
}
