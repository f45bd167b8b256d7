package dev.tideline.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The user's hand on a run. Any thread may call it; an engine looks at it, or is told through {@link #onChange}. */
public final class RunControl {
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean paused;
    private volatile boolean stopped;

    /** No further task is dispatched until {@link #resume}; what runs ends first. The simulator's pace is its listener's. */
    public void pause() {
        paused = true;
        listeners.forEach(Runnable::run);
    }

    public void resume() {
        paused = false;
        listeners.forEach(Runnable::run);
    }

    /** Ends the run as soon as possible, for good. */
    public void stop() {
        stopped = true;
        listeners.forEach(Runnable::run);
    }

    public boolean isPaused() {
        return paused;
    }

    public boolean isStopped() {
        return stopped;
    }

    /**
     * @param listener called after each change, on the thread that made it
     * @return ends that; for a control that outlives who listens
     */
    public Runnable onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}
