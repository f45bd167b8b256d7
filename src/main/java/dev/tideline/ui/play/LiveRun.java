package dev.tideline.ui.play;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.trace.RunTrace;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/**
 * A run in the window: its engine on a thread of its own, its events on their way, and the trace that grows. All methods
 * belong to the JavaFX thread, which calls {@link #pulse} once per frame.
 */
public final class LiveRun {
    private final Engine engine;
    private final RunTrace trace;
    private final boolean virtualTime;
    private final RunControl control = new RunControl();
    private final EventBuffer buffer = new EventBuffer();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Playback playback;
    private final Thread thread;
    private boolean paused;

    /**
     * @param virtualTime whether the engine's times are virtual, to be replayed at a speed; otherwise events are shown as
     *     they come
     * @param tap puts something between engine and window, on the engine's thread, such as a run file being written
     */
    public LiveRun(
            Engine engine,
            RunSpec spec,
            boolean virtualTime,
            Speed speed,
            UnaryOperator<RunListener> tap,
            LongSupplier clockNs) {
        this.engine = engine;
        this.virtualTime = virtualTime;
        this.trace = new RunTrace(spec);
        this.playback = new Playback(buffer, virtualTime ? speed : Speed.FASTEST, clockNs);
        this.thread = new Thread(() -> run(spec, tap), "run " + spec.title());
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    private void run(RunSpec spec, UnaryOperator<RunListener> tap) {
        try {
            engine.run(spec, control, tap.apply(buffer));
        } catch (RuntimeException | Error e) {
            failure.set(e);
        }
    }

    /** Takes in what is due, for at most {@code budgetNs}. @return how many events */
    public int pulse(long wallNs, long budgetNs) {
        return ended() ? 0 : playback.advance(wallNs, budgetNs, trace);
    }

    public void speed(Speed speed) {
        if (virtualTime) {
            playback.speed(speed);
        }
    }

    public void pause() {
        paused = true;
        if (virtualTime) {
            playback.paused(true);
        } else {
            control.pause();
        }
    }

    public void resume() {
        paused = false;
        if (virtualTime) {
            playback.paused(false);
        } else {
            control.resume();
        }
    }

    /** Shows one more event of a simulated run, which is paused by it. A real run cannot step. */
    public void step() {
        if (virtualTime) {
            pause();
            playback.step();
        }
    }

    /** Ends it. What a simulation has computed beyond the moment shown is dropped: the run ends where the user saw it. */
    public void stop() {
        control.stop();
        if (virtualTime && !ended()) {
            buffer.discard();
            trace.on(new RunEvent.RunEnded(playback.nowNs(), RunEvent.Outcome.STOPPED, "Stopped by hand."));
        }
    }

    public RunTrace trace() {
        return trace;
    }

    public Engine engine() {
        return engine;
    }

    public boolean virtualTime() {
        return virtualTime;
    }

    public boolean paused() {
        return paused;
    }

    /** The right edge of the chart: virtual time, or the latest event. */
    public long nowNs() {
        return ended() ? trace.nowNs() : Math.max(trace.nowNs(), playback.nowNs());
    }

    public boolean ended() {
        return trace.end().isPresent() || failure().isPresent();
    }

    /** Why the engine could not run it at all. */
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }
}
