package dev.tideline.ui.play;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Says which events of a simulated run are due: virtual time advances with real time times the speed, an event is
 * released when virtual time has reached it. Lives on the thread that calls {@link #advance}, the JavaFX thread.
 */
final class Playback {
    private static final int EVENTS_PER_LOOK_AT_THE_CLOCK = 64;

    private final EventBuffer buffer;
    private final LongSupplier clockNs;
    private List<RunEvent> batch = List.of();
    private int next;
    private Speed speed;
    private boolean paused;
    private int steps;
    private double virtualNs;
    private long releasedNs;
    private long lastWallNs;
    private boolean started;

    /** @param clockNs real time, for the budget of a frame */
    Playback(EventBuffer buffer, Speed speed, LongSupplier clockNs) {
        this.buffer = buffer;
        this.speed = speed;
        this.clockNs = clockNs;
    }

    void speed(Speed now) {
        speed = now;
    }

    void paused(boolean now) {
        paused = now;
    }

    /** One more event to show although paused: a start, a finish, an arrival or the end, with the bookkeeping around it. */
    void step() {
        steps++;
    }

    /** Where virtual time is: between events it moves on, so that a live chart flows. */
    long nowNs() {
        return speed.fastest() ? releasedNs : Math.max(releasedNs, (long) virtualNs);
    }

    /**
     * Hands out what is due, for at most {@code budgetNs} of real time; what is left comes in the next frame.
     *
     * @return how many events
     */
    int advance(long wallNs, long budgetNs, RunListener to) {
        double passed = started ? (wallNs - lastWallNs) * speed.factor() : 0;
        started = true;
        lastWallNs = wallNs;
        if (paused) {
            return steps > 0 ? releaseSteps(to) : 0;
        }
        steps = 0;
        virtualNs = speed.fastest() ? Long.MAX_VALUE : virtualNs + passed;
        int count = releaseDue(clockNs.getAsLong() + budgetNs, to);
        if (!has() || speed.fastest()) {
            virtualNs = Math.min(virtualNs, releasedNs);
        }
        return count;
    }

    private int releaseDue(long deadlineNs, RunListener to) {
        int count = 0;
        while (has() && batch.get(next).timeNs() <= virtualNs) {
            release(to);
            if (++count % EVENTS_PER_LOOK_AT_THE_CLOCK == 0 && clockNs.getAsLong() >= deadlineNs) {
                virtualNs = releasedNs;
                break;
            }
        }
        return count;
    }

    private int releaseSteps(RunListener to) {
        int count = 0;
        while (steps > 0 && has()) {
            boolean landmark = false;
            while (has() && !(landmark && isLandmark(batch.get(next)))) {
                landmark |= isLandmark(batch.get(next));
                release(to);
                count++;
            }
            steps--;
        }
        virtualNs = releasedNs;
        return count;
    }

    private void release(RunListener to) {
        RunEvent event = batch.get(next++);
        releasedNs = Math.max(releasedNs, event.timeNs());
        to.on(event);
    }

    private boolean has() {
        if (next == batch.size()) {
            batch = buffer.take();
            next = 0;
        }
        return next < batch.size();
    }

    private static boolean isLandmark(RunEvent event) {
        return event instanceof RunEvent.TaskStarted
                || event instanceof RunEvent.TaskFinished
                || event instanceof RunEvent.JobArrived
                || event instanceof RunEvent.RunEnded;
    }
}
