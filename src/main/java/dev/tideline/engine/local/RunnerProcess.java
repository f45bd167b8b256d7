package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.limit.ProcessMemory;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.MessageInput;
import dev.tideline.wire.SoundEvents;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.io.BufferedInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
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
    private final Limit limit;
    private final InferenceEngine engine;
    private final LastLines complaints;
    private final OutputStream commands;
    private long nowNs;
    private boolean ended;
    private boolean paused;
    private boolean stopped;

    /** @param engine what runs in the process */
    RunnerProcess(Process process, Limit limit, InferenceEngine engine) {
        this.engine = engine;
        this.process = process;
        this.limit = limit;
        this.commands = process.getOutputStream();
        this.complaints = new LastLines(process.getErrorStream());
    }

    /** Gives the order, and reports the run to its end. */
    void relay(RunnerOrder order, RunControl control, RunListener listener) {
        try {
            String damage = events(order, control, listener);
            if (!ended) {
                listener.on(end(control, damage, limit.oomKill(order.info().spec())));
            }
        } finally {
            // Its memory is free again when this returns, for the next run.
            process.destroyForcibly().onExit().join();
        }
    }

    /** Gives the order, but not the word to go. @return what the runner held when it was ready, in bytes */
    long runtimeBytes(RunnerOrder order) {
        try {
            order.write(commands);
            InputStream stream = process.getInputStream();
            awaitReady(stream);
            limit.entered(process.pid());
            long runtime = limit.runtimeBytes(heldBytes());
            command(RunnerOrder.END);
            MessageInput in = new MessageInput(stream);
            in.info();
            // A runner that could not become ready says so instead.
            while (in.events(RunnerProcess::refuseFailure)) {}
            dies();
            return runtime;
        } catch (IOException e) {
            process.destroyForcibly();
            throw new IllegalStateException(
                    "The runner did not become ready: " + RunnerDeath.describe(exitCode(), complaints.text()), e);
        } finally {
            process.destroyForcibly().onExit().join();
        }
    }

    private static void refuseFailure(RunEvent event) {
        if (event instanceof RunEvent.RunEnded end) {
            throw new IllegalStateException(end.message());
        }
    }

    /** @return why the run could not be followed to its end, as a sentence; empty if it could */
    private String events(RunnerOrder order, RunControl control, RunListener listener) {
        try {
            order.write(commands);
            control.onChange(() -> obey(control));
            InputStream stream = new BufferedInputStream(process.getInputStream());
            Rehearsal.ofEvents(order.info());
            Rehearsal.ofSampling(process.pid(), limit, order.info().spec());
            awaitReady(stream);
            RunSpec spec = order.info().spec();
            long held = heldBytes();
            Conditions conditions = hold(spec, held);
            hand(new RunEvent.Began(0, conditions), listener);
            limit.tighterAround(spec, conditions).ifPresent(text -> hand(new RunEvent.Remark(0, text), listener));
            command(RunnerOrder.HELD);
            MessageInput in = new MessageInput(stream);
            in.info();
            SoundEvents sound = new SoundEvents(spec, event -> hand(event, listener));
            try (MemorySampler sampler = begin(held - spec.profile().baseBytes(), control, listener)) {
                sampler.start();
                while (in.events(sound)) {}
            }
            return "";
        } catch (EOFException e) {
            return "";
        } catch (NotHeld e) {
            process.destroyForcibly();
            return e.getMessage();
        } catch (IOException | InvalidInput e) {
            if (e instanceof IOException && dies()) {
                return "";
            }
            process.destroyForcibly();
            return "What the runner sent could not be read: " + e.getMessage();
        }
    }

    private static void awaitReady(InputStream stream) throws IOException {
        if (stream.read() != RunnerOrder.READY) {
            throw new EOFException("it ended before it was ready");
        }
    }

    /** The runner is held to its cap, and waits for the word to go. */
    private MemorySampler begin(long beside, RunControl control, RunListener listener) throws IOException {
        ProcessMemory memory = new ProcessMemory(process.pid());
        obey(control);
        long now = System.nanoTime();
        go(now);
        return new MemorySampler(new RunClock(now), memory, limit, beside, event -> hand(event, listener));
    }

    /** The system refuses to hold the runner to its cap. */
    private static final class NotHeld extends IOException {
        private static final long serialVersionUID = 1;

        NotHeld(String message, IOException cause) {
            super(message, cause);
        }
    }

    private Conditions hold(RunSpec spec, long heldBytes) throws NotHeld {
        try {
            limit.entered(process.pid());
            return limit.impose(spec, heldBytes).carriedOutBy(engine.title());
        } catch (IOException e) {
            throw new NotHeld(
                    "The system does not hold the runner to the cap of " + Bytes.exact(spec.capBytes())
                            + ", while it uses "
                            + Bytes.human(limit.counters().usageBytes()) + ": " + e.getMessage()
                            + ". Raise the cap, or run without enforcing it.",
                    e);
        }
    }

    /** Anonymous memory of the runner now. */
    private long heldBytes() throws IOException {
        try (ProcessMemory memory = new ProcessMemory(process.pid())) {
            return memory.read().map(ProcessMemory.Reading::residentBytes).orElse(0L);
        }
    }

    private void go(long beginNs) throws IOException {
        synchronized (commands) {
            DataOutputStream out = new DataOutputStream(commands);
            out.writeByte(RunnerOrder.GO);
            out.writeLong(beginNs);
            out.flush();
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

    /** From the runner's stream, and from the sampler beside it. */
    private synchronized void hand(RunEvent event, RunListener listener) {
        if (!ended) {
            nowNs = Math.max(nowNs, event.timeNs());
            ended = event instanceof RunEvent.RunEnded;
            listener.on(event);
        }
    }

    /** Apart from {@link #hand}: who listens may be waiting for the very thread that gives a command. */
    private void obey(RunControl control) {
        synchronized (commands) {
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
    }

    private void command(int command) {
        try {
            commands.write(command);
            commands.flush();
        } catch (IOException e) {
            // It is dead already; its exit code tells how.
        }
    }

    /** @param oomKill why the kernel killed it, if it did */
    private RunEvent.RunEnded end(RunControl control, String damage, String oomKill) {
        int exitCode = exitCode();
        if (control.isStopped()) {
            return new RunEvent.RunEnded(nowNs, Outcome.STOPPED, "Stopped by the user.");
        }
        if (!oomKill.isEmpty()) {
            return new RunEvent.RunEnded(nowNs, Outcome.FAILED, oomKill);
        }
        String message = damage.isEmpty() ? RunnerDeath.describe(exitCode, complaints.text()) : damage;
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
