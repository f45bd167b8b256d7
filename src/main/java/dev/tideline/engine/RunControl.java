package dev.tideline.engine;

import java.util.ArrayList;
import java.util.List;

/** The user's hand on a run. Any thread may call it; the engine looks at it, or is told through {@link #onChange}. */
public final class RunControl {
    private final List<Runnable> listeners = new ArrayList<>();
    private boolean paused;
    private boolean stopped;

    /** No further task is dispatched until {@link #resume}; what runs ends first. The simulator's pace is its listener's. */
    public void pause() {
        change(true, isStopped());
    }

    public void resume() {
        change(false, isStopped());
    }

    /** Ends the run as soon as possible, for good. */
    public void stop() {
        change(isPaused(), true);
    }

    public synchronized boolean isPaused() {
        return paused;
    }

    public synchronized boolean isStopped() {
        return stopped;
    }

    /** Called after each change, on the thread that made it. */
    public synchronized void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void change(boolean pausedNow, boolean stoppedNow) {
        List<Runnable> told;
        synchronized (this) {
            paused = pausedNow;
            stopped = stoppedNow;
            told = List.copyOf(listeners);
        }
        told.forEach(Runnable::run);
    }
}
