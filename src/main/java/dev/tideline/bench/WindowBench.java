package dev.tideline.bench;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.timeline.TimelineBench;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What a frame of the timeline costs in its window, toolkit and rendering included, 1920 x 1080 pixels in software:
 * panning and zooming over a million tasks, and following a run that grows by ten thousand tasks a second. Needs a
 * display, which a virtual one is as well.
 */
final class WindowBench implements Benchmark {
    private static final int TASKS = 1_000_000;
    private static final int LIVE_TASKS = 100_000;
    private static final int TASKS_PER_SECOND = 10_000;

    @Override
    public String name() {
        return "window";
    }

    @Override
    public void run(Consumer<String> line) {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        if (linux && System.getenv("DISPLAY") == null) {
            line.accept("skipped: no display. Maybe: xvfb-run -s '-screen 0 1920x1080x24' ./tideline bench window");
            return;
        }
        TimelineBench.open();
        line.accept(String.format(
                "%-24s %9s %7s %10s %8s %12s %12s %12s",
                "milliseconds per frame",
                "tasks",
                "frames",
                "median",
                "p95",
                "CPU median",
                "CPU longest",
                "render CPU"));
        RunSpec spec = Paper.load().spec(TASKS, "FCFS");
        RunTrace whole = new RunTrace(spec);
        new Simulator().run(spec, new RunControl(), whole);
        TimelineBench.panAndZoom(whole);
        line.accept(row("pan and zoom", TimelineBench.panAndZoom(whole)));
        RunSpec live = Paper.load().spec(LIVE_TASKS, "FCFS");
        List<RunEvent> events = new ArrayList<>();
        new Simulator().run(live, new RunControl(), events::add);
        line.accept(row("live, 10,000 tasks/s", TimelineBench.grow(new RunTrace(live), events, TASKS_PER_SECOND)));
        TimelineBench.close();
    }

    private static String row(String view, TimelineBench.Figures f) {
        return String.format(
                Locale.ROOT,
                "%-24s %9d %7d %10.1f %8.1f %12.1f %12.1f %12.1f",
                view,
                f.tasks(),
                f.frames(),
                f.medianMs(),
                f.p95Ms(),
                f.cpuMs(),
                f.longestCpuMs(),
                f.rendererMs());
    }
}
