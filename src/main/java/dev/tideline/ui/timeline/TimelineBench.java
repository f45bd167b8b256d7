package dev.tideline.ui.timeline;

import atlantafx.base.theme.PrimerLight;
import dev.tideline.chart.TimeScale;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * Measures the pane in a window of its own at 1920 x 1080, rendered in software and without waiting for the display's
 * refresh, so that a frame takes what it costs. Needs a display; JavaFX must not have been started.
 *
 * <p>Any thread but JavaFX's; blocks until measured.
 */
public final class TimelineBench {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final int WARM_UP = 60;
    private static final int FRAMES = 300;

    /**
     * What frames cost, in milliseconds.
     *
     * @param medianMs from frame to frame, rendering included
     * @param cpuMs median processor time of the JavaFX thread for a frame: what counts on a busy machine
     * @param longestCpuMs of all measured frames
     * @param rendererMs processor time of the rendering thread, mean over the frames
     */
    public record Figures(
            int tasks,
            int frames,
            double medianMs,
            double p95Ms,
            double cpuMs,
            double longestCpuMs,
            double rendererMs) {}

    private TimelineBench() {}

    /** Starts JavaFX. To be called once, first. */
    public static void open() {
        System.setProperty("javafx.animation.fullspeed", "true");
        System.setProperty("prism.order", "sw");
        Platform.startup(() -> Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet()));
        Platform.setImplicitExit(false);
    }

    /** Ends JavaFX. */
    public static void close() {
        Platform.exit();
    }

    /** Pans and zooms over the whole of an ended run, from all of it down to a few hundred tasks and back. */
    public static Figures panAndZoom(RunTrace trace) {
        return await(new Measured(trace) {
            @Override
            boolean step(int frame) {
                double depth = 0.5 - 0.5 * Math.cos(frame * 2 * Math.PI / 100);
                double where = 0.5 - 0.5 * Math.cos(frame * 2 * Math.PI / 137);
                double span = trace.nowNs() * Math.pow(2e-4, depth);
                long from = (long) (where * (trace.nowNs() - span));
                pane.view(new TimeScale(from, from + Math.max(TimeScale.SHORTEST_NS, (long) span), 0, 1));
                return true;
            }
        });
    }

    /** Feeds events at so many tasks per second of wall time, all of the run in view and following. */
    public static Figures grow(RunTrace empty, List<RunEvent> events, int tasksPerSecond) {
        return await(new Measured(empty) {
            private long begun;
            private int fed;

            @Override
            boolean step(int frame) {
                begun = begun == 0 ? System.nanoTime() : begun;
                long due = (System.nanoTime() - begun) * tasksPerSecond / 1_000_000_000;
                while (fed < events.size() && trace.spans().size() < due) {
                    trace.on(events.get(fed++));
                }
                pane.pulse();
                return fed < events.size();
            }
        });
    }

    private static Figures await(Measured measured) {
        CompletableFuture<Figures> result = new CompletableFuture<>();
        Platform.runLater(() -> measured.start(result));
        return result.join();
    }

    /** A window, a timer that lets something happen in each frame, and what that took. */
    private abstract static class Measured extends AnimationTimer {
        final RunTrace trace;
        TimelinePane pane;
        private Stage stage;
        private CompletableFuture<Figures> result;
        private final double[] frames = new double[FRAMES];
        private final double[] cpu = new double[FRAMES];
        private int frame;
        private long lastFrame;
        private long lastCpu;
        private long rendererBegin;

        Measured(RunTrace trace) {
            this.trace = trace;
        }

        /** @return whether to go on */
        abstract boolean step(int number);

        void start(CompletableFuture<Figures> whenDone) {
            result = whenDone;
            pane = new TimelinePane();
            pane.show(trace);
            stage = new Stage();
            stage.setScene(new Scene(pane, WIDTH, HEIGHT));
            stage.show();
            start();
        }

        @Override
        public void handle(long now) {
            long time = System.nanoTime();
            long cpuTime = THREADS.getCurrentThreadCpuTime();
            int measured = frame - WARM_UP;
            if (measured >= 0 && measured < FRAMES) {
                frames[measured] = (time - lastFrame) / 1e6;
                cpu[measured] = (cpuTime - lastCpu) / 1e6;
            }
            if (measured == 0) {
                rendererBegin = rendererNs();
            }
            lastFrame = time;
            lastCpu = cpuTime;
            boolean more = step(frame++);
            if (frame == WARM_UP + FRAMES || !more) {
                stop();
                stage.close();
                result.complete(figures(Math.max(1, Math.min(FRAMES, frame - WARM_UP))));
            }
        }

        private Figures figures(int count) {
            double[] interval = Arrays.copyOf(frames, count);
            double[] own = Arrays.copyOf(cpu, count);
            Arrays.sort(interval);
            Arrays.sort(own);
            return new Figures(
                    trace.spans().size(),
                    count,
                    interval[count / 2],
                    interval[count * 95 / 100],
                    own[count / 2],
                    own[count - 1],
                    (rendererNs() - rendererBegin) / 1e6 / count);
        }

        private static long rendererNs() {
            return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                    .filter(t -> t != null && t.getThreadName().startsWith("QuantumRenderer"))
                    .mapToLong(t -> THREADS.getThreadCpuTime(t.getThreadId()))
                    .sum();
        }
    }
}
