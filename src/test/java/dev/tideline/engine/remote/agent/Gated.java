package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.sim.Simulator;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunListener;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A simulator that stops before every so many events until a permit comes or the run is stopped: a run that lasts. */
public final class Gated implements Engine {
    private static final int PATIENCE_S = 60;

    private final int every;
    private final Semaphore permits = new Semaphore(0);

    public Gated(int every) {
        this.every = every;
    }

    /** Lets it go on for as many events again. */
    public void open() {
        permits.release();
    }

    /** Lets it run to the end. */
    public void openForGood() {
        permits.release(Integer.MAX_VALUE / 2);
    }

    @Override
    public String title() {
        return "Gated";
    }

    @Override
    public void run(RunSpec spec, RunControl control, RunListener listener) {
        Runnable forget = control.onChange(() -> {
            if (control.isStopped()) {
                permits.release();
            }
        });
        int[] seen = {0};
        new Simulator().run(spec, control, event -> {
            listener.on(event);
            seen[0]++;
            if (seen[0] % every == 0 && !control.isStopped()) {
                pass();
            }
        });
        forget.run();
    }

    private void pass() {
        try {
            if (!permits.tryAcquire(PATIENCE_S, TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nobody let the engine go on.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
