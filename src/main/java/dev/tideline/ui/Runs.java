package dev.tideline.ui;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.play.LiveRun;
import dev.tideline.ui.play.Speed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * All runs of this session. One is under way here, and perhaps a real one before it that is just ending; any number are
 * under way on agents, which nothing but Stop ends. Pause, step and Stop mean the latest of them. Lives on the JavaFX
 * thread; {@link #pulse} is its heartbeat.
 */
final class Runs {
    /** What the window is doing with a run. */
    enum State {
        IDLE,
        RUNNING,
        PAUSED
    }

    private static final long FRAME_BUDGET_NS = 6_000_000;
    private static final long MEASURE_EVERY_NS = 500_000_000;

    /** Metrics of a trace below this size take a small part of a frame; a larger one is measured at its end, elsewhere. */
    private static final int SMALL = 20_000;

    private final ObservableList<Run> list = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.IDLE);
    private final Background background;
    private final Recordings recordings;
    private final Consumer<Throwable> failed;
    private final List<Consumer<Run>> endListeners = new ArrayList<>();
    private final List<Current> underWay = new ArrayList<>(1);
    private int count;
    private long measuredAt;
    private long rateAt;
    private long rateEvents;
    private double eventsPerSecond;

    private record Current(Run run, LiveRun live) {
        boolean elsewhere() {
            return run.elsewhere();
        }
    }

    Runs(Background background, Recordings recordings, Consumer<Throwable> failed) {
        this.background = background;
        this.recordings = recordings;
        this.failed = failed;
    }

    ObservableList<Run> list() {
        return list;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** Told of every run that has come to its end, when its metrics are final. */
    void onEnd(Consumer<Run> listener) {
        endListeners.add(listener);
    }

    /** Starts a run after ending the one under way here. */
    Run start(EngineChoice choice, RunSpec spec, Speed speed) {
        close();
        Path file = choice.virtualTime() ? Run.NO_FILE : recordings.next();
        UnaryOperator<RunListener> tap = choice.virtualTime()
                ? UnaryOperator.identity()
                : next -> Recordings.recording(file, choice.engine(), spec, next);
        LiveRun live = new LiveRun(choice.engine(), spec, choice.virtualTime(), speed, tap, System::nanoTime);
        Run run = new Run(++count, spec.workload().name(), choice.title(), live.trace(), file, choice.watch());
        list.add(run);
        underWay.add(new Current(run, live));
        rateEvents = 0;
        show();
        live.start();
        return run;
    }

    /** @param file the run's file, {@link Run#NO_FILE} if it has none */
    Run add(String name, String engine, RunTrace trace, Path file) {
        Run run = new Run(++count, name, engine, trace, file, AgentWatch.NONE);
        list.add(run);
        return run;
    }

    void remove(List<Run> gone) {
        underWay.stream().filter(c -> gone.contains(c.run()) && !c.elsewhere()).forEach(c -> c.live()
                .stop());
        finishEnded();
        list.removeAll(gone);
    }

    /** Runs that were removed, each where it belongs by its number. */
    void restore(List<Run> removed) {
        list.addAll(removed);
        list.sort(Comparator.comparingInt(Run::number));
    }

    boolean isLive(Run run) {
        return underWay.stream().anyMatch(c -> c.run() == run);
    }

    Optional<Run> underWay() {
        return latest().map(Current::run);
    }

    private Optional<Current> latest() {
        return underWay.stream().reduce((before, last) -> last);
    }

    /** Those that go on when this window is closed. */
    List<Run> elsewhere() {
        return underWay.stream().filter(Current::elsewhere).map(Current::run).toList();
    }

    /** Whether the run under way can be stepped: the simulator's can. */
    boolean canStep() {
        return latest().filter(c -> c.live().virtualTime()).isPresent();
    }

    void pauseOrResume() {
        latest().ifPresent(c -> {
            if (c.live().paused()) {
                c.live().resume();
            } else {
                c.live().pause();
            }
            show();
        });
    }

    void step() {
        latest().filter(c -> c.live().virtualTime()).ifPresent(c -> {
            c.live().step();
            show();
        });
    }

    private void show() {
        state.set(latest().map(c -> c.live().paused() ? State.PAUSED : State.RUNNING)
                .orElse(State.IDLE));
        underWay.forEach(
                c -> c.run().underWay(c.live().paused() ? "paused" : preparing(c.run()) ? "preparing" : "running"));
    }

    /** Whether a real engine is still making weights and starting its runner: nothing has come from it. */
    boolean preparing(Run run) {
        return isLive(run) && !run.simulated() && run.trace().events() == 0;
    }

    /** Ends the run under way, if there is one. A real engine's run ends when its tasks have. */
    void stop() {
        latest().ifPresent(c -> c.live().stop());
        finishEnded();
    }

    /** Ends this one, wherever it goes on. */
    void stop(Run run) {
        underWay.stream().filter(c -> c.run() == run).forEach(c -> c.live().stop());
        finishEnded();
    }

    /** Ends what is under way here. */
    void close() {
        underWay.stream().filter(c -> !c.elsewhere()).forEach(c -> c.live().stop());
        finishEnded();
    }

    void speed(Speed speed) {
        underWay.forEach(c -> c.live().speed(speed));
    }

    /** Once per frame. @return whether a trace has grown */
    boolean pulse(long wallNs) {
        int events = 0;
        for (Current c : underWay) {
            events += c.live().pulse(wallNs, FRAME_BUDGET_NS);
            measureNowAndThen(c.run(), wallNs);
        }
        if (events > 0) {
            show();
        }
        countRate(events, wallNs);
        finishEnded();
        return events > 0;
    }

    /** The right edge of a run's chart. */
    long nowNs(Run run) {
        return underWay.stream()
                .filter(c -> c.run() == run)
                .mapToLong(c -> c.live().nowNs())
                .findFirst()
                .orElseGet(run.trace()::nowNs);
    }

    double eventsPerSecond() {
        return underWay.isEmpty() ? 0 : eventsPerSecond;
    }

    private void countRate(int events, long wallNs) {
        rateEvents += events;
        if (wallNs - rateAt >= MEASURE_EVERY_NS) {
            eventsPerSecond = rateEvents * 1e9 / (wallNs - rateAt);
            rateAt = wallNs;
            rateEvents = 0;
        }
    }

    private void measureNowAndThen(Run run, long wallNs) {
        if (wallNs - measuredAt >= MEASURE_EVERY_NS && run.trace().spans().size() < SMALL) {
            measuredAt = wallNs;
            run.measured(Metrics.of(run.trace()));
        }
    }

    private void finishEnded() {
        List<Current> ended = underWay.stream().filter(c -> c.live().ended()).toList();
        if (ended.isEmpty()) {
            return;
        }
        underWay.removeAll(ended);
        show();
        ended.forEach(c -> c.live().failure().ifPresentOrElse(e -> refused(c.run(), e), () -> measure(c.run())));
    }

    private void refused(Run run, Throwable why) {
        list.remove(run);
        failed.accept(why);
    }

    private void measure(Run run) {
        if (run.trace().spans().size() < SMALL) {
            measured(run, Metrics.of(run.trace()));
        } else {
            background.run(() -> Metrics.of(run.trace()), m -> measured(run, m));
        }
    }

    private void measured(Run run, Metrics metrics) {
        run.measured(metrics);
        endListeners.forEach(l -> l.accept(run));
    }
}
