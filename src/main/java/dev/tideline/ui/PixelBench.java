package dev.tideline.ui;

import atlantafx.base.theme.PrimerLight;
import dev.tideline.engine.Engine;
import dev.tideline.schedule.RunSpec;
import dev.tideline.ui.play.LiveRun;
import dev.tideline.ui.play.Speed;
import dev.tideline.ui.timeline.TimelinePane;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;

/**
 * How long an event of a real run takes until it is on the screen: the run is shown as the workbench shows it, in a window of
 * its own at 1920 x 1080. Needs a display; JavaFX must not have been started in this process, and is ended.
 *
 * <p>Any thread but JavaFX's; blocks until the run has ended.
 */
public final class PixelBench extends AnimationTimer {
    private static final double WIDTH = 1920;
    private static final double HEIGHT = 1080;
    private static final long BUDGET_NS = 6_000_000;

    private final LiveRun live;
    private final LongSupplier nowNs;
    private final TimelinePane pane = new TimelinePane();
    private final Stage stage = new Stage();
    private final List<Double> lateMs = new ArrayList<>();
    private final CompletableFuture<double[]> result;
    private long shownNs = -1;

    private PixelBench(LiveRun live, LongSupplier nowNs, CompletableFuture<double[]> result) {
        this.live = live;
        this.nowNs = nowNs;
        this.result = result;
    }

    /**
     * Shows a run.
     *
     * @param nowNs the clock with which the engine stamps events
     * @return for each frame, how late the newest event in it was when the frame had been rendered, in milliseconds, sorted
     * @throws IllegalStateException if JavaFX was started before
     */
    public static double[] lateness(Engine engine, RunSpec spec, LongSupplier nowNs) {
        CompletableFuture<double[]> result = new CompletableFuture<>();
        LiveRun live = new LiveRun(engine, spec, false, Speed.FASTEST, UnaryOperator.identity(), System::nanoTime);
        Platform.startup(() -> new PixelBench(live, nowNs, result).open());
        double[] late = result.join();
        Platform.exit();
        return late;
    }

    private void open() {
        Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
        pane.show(live.trace());
        stage.setScene(new Scene(pane, WIDTH, HEIGHT));
        stage.show();
        live.start();
        start();
    }

    /** A frame begins when the one before has been rendered. */
    @Override
    public void handle(long frameNs) {
        if (shownNs >= 0) {
            lateMs.add((nowNs.getAsLong() - shownNs) / 1e6);
        }
        int events = live.pulse(frameNs, BUDGET_NS);
        shownNs = events > 0 ? live.trace().nowNs() : -1;
        pane.pulse();
        if (live.ended()) {
            stop();
            stage.close();
            result.complete(
                    lateMs.stream().mapToDouble(Double::doubleValue).sorted().toArray());
        }
    }
}
