package dev.tideline.engine.remote;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.remote.proto.ControlRequest;
import dev.tideline.engine.remote.proto.ControlRequest.Command;
import io.grpc.StatusException;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Passes the user's hand on to the agent, again where the connection broke. A stop that does not get there within ten
 * seconds ends the run here; there it goes on. Owns the thread "agent-control" from {@link #start} to {@link #close}.
 */
final class Hand implements AutoCloseable {
    private static final int CALL_S = 5;
    private static final long STOP_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_MS = 200;

    private final RunControl control;
    private final Lifeline line;
    private final Patience patience;
    private final long stopNs;
    private final Semaphore changes = new Semaphore(0);
    private final Thread thread = new Thread(this::work, "agent-control");
    private final Runnable forget;
    private volatile boolean closed;
    private Command sent = Command.COMMAND_RESUME;
    private long inVainSince;
    private boolean inVain;

    Hand(RunControl control, Lifeline line, Patience patience) {
        this(control, line, patience, STOP_NS);
    }

    /** @param stopNs how long a stop may be in vain */
    Hand(RunControl control, Lifeline line, Patience patience, long stopNs) {
        this.control = control;
        this.line = line;
        this.patience = patience;
        this.stopNs = stopNs;
        this.forget = control.onChange(changes::release);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void work() {
        try {
            while (!closed) {
                changes.tryAcquire(LOOK_MS, TimeUnit.MILLISECONDS);
                changes.drainPermits();
                pass(wanted());
            }
        } catch (InterruptedException e) {
            // It is closed.
        }
    }

    private Command wanted() {
        if (control.isStopped()) {
            return Command.COMMAND_STOP;
        }
        return control.isPaused() ? Command.COMMAND_PAUSE : Command.COMMAND_RESUME;
    }

    private void pass(Command wanted) throws InterruptedException {
        String run = line.state().run();
        Optional<Link> link = line.current();
        if (wanted != sent && !run.isEmpty() && link.isPresent()) {
            try {
                Lifeline.stub(link.get(), CALL_S)
                        .control(ControlRequest.newBuilder()
                                .setRun(run)
                                .setCommand(wanted)
                                .build());
                sent = wanted;
            } catch (StatusException e) {
                tell(e, wanted);
            }
        }
        if (wanted == Command.COMMAND_STOP && (sent != wanted || !line.state().connected())) {
            countInVain(run);
        } else {
            inVain = false;
        }
    }

    private void tell(StatusException e, Command wanted) {
        try {
            new Tries().passing(e);
        } catch (Tries.Final refused) {
            if (wanted == Command.COMMAND_STOP) {
                giveUp("The agent does not let this user stop the run: " + refused.getMessage());
            }
            sent = wanted;
        }
    }

    private void countInVain(String run) {
        if (!inVain) {
            inVain = true;
            inVainSince = System.nanoTime();
        }
        if (System.nanoTime() - inVainSince >= stopNs) {
            giveUp(
                    run.isEmpty()
                            ? "The agent could not be reached; nothing was ordered that is known of here."
                            : "The agent could not be reached to stop it: the run goes on there as " + run + ".");
        }
    }

    private void giveUp(String why) {
        patience.giveUp(why);
        line.cut();
    }

    @Override
    public void close() {
        closed = true;
        forget.run();
        thread.interrupt();
    }
}
