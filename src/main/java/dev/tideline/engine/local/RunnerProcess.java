package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.SoundEvents;
import dev.tideline.workload.InvalidInput;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The parent's end of a runner: hands its events on, and turns whatever becomes of it into the run's end. {@link #relay}
 * is for one thread; commands may come from any.
 */
final class RunnerProcess {
    /** What a stopped runner gets to end its tasks; some may wait for a swap that is slow. */
    private static final int GRACE_SECONDS = 5;

    private final Process process;
    private final LastLines complaints;
    private final OutputStream commands;
    private long nowNs;
    private boolean ended;
    private boolean paused;
    private boolean stopped;

    RunnerProcess(Process process) {
        this.process = process;
        this.commands = process.getOutputStream();
        this.complaints = new LastLines(process.getErrorStream());
    }

    /** Gives the order, and reports the run to its end. */
    void relay(RunnerOrder order, RunControl control, RunListener listener) {
        try {
            String damage = events(order, control, listener);
            if (!ended) {
                listener.on(end(control, damage));
            }
        } finally {
            // Its memory is free again when this returns, for the next run.
            process.destroyForcibly().onExit().join();
        }
    }

    /** @return why the stream could not be read to its end, empty if it could */
    private String events(RunnerOrder order, RunControl control, RunListener listener) {
        try {
            order.write(commands);
            control.onChange(() -> obey(control));
            obey(control);
            MessageInput in = new MessageInput(new BufferedInputStream(process.getInputStream()));
            in.info();
            SoundEvents sound = new SoundEvents(order.info().spec(), event -> hand(event, listener));
            while (in.events(sound)) {}
            return "";
        } catch (EOFException e) {
            return "";
        } catch (IOException | InvalidInput e) {
            if (e instanceof IOException && dies()) {
                return "";
            }
            process.destroyForcibly();
            return e.getMessage();
        }
    }

    /** A broken pipe is seen a moment before the death that broke it, and that has more to tell. */
    private boolean dies() {
        try {
            return process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void hand(RunEvent event, RunListener listener) {
        nowNs = Math.max(nowNs, event.timeNs());
        ended |= event instanceof RunEvent.RunEnded;
        listener.on(event);
    }

    private synchronized void obey(RunControl control) {
        if (control.isPaused() != paused) {
            paused = control.isPaused();
            command(paused ? RunnerOrder.PAUSE : RunnerOrder.RESUME);
        }
        if (control.isStopped() && !stopped) {
            stopped = true;
            command(RunnerOrder.STOP);
            Executor later = CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS);
            later.execute(process::destroyForcibly);
        }
    }

    private void command(int command) {
        try {
            commands.write(command);
            commands.flush();
        } catch (IOException e) {
            // It is dead already; its exit code tells how.
        }
    }

    private RunEvent.RunEnded end(RunControl control, String damage) {
        int exitCode = exitCode();
        if (control.isStopped()) {
            return new RunEvent.RunEnded(nowNs, Outcome.STOPPED, "Stopped by the user.");
        }
        String message = damage.isEmpty()
                ? RunnerDeath.describe(exitCode, complaints.text())
                : "What the runner sent could not be read: " + damage;
        return new RunEvent.RunEnded(nowNs, Outcome.FAILED, message);
    }

    private int exitCode() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return process.destroyForcibly().onExit().join().exitValue();
        }
    }
}
