package dev.tideline.engine.local;

import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.wire.EventStream;
import dev.tideline.wire.RunInfo;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The process that infers. It reads from its standard input what to run ({@link RunnerOrder}) and then the user's hand on
 * it, one byte each; it writes to its standard output {@link RunnerOrder#READY} when it holds all that it needs for itself,
 * and the run's stream once it is held to its cap. When its input ends its parent is gone, and so is it. One run for each
 * process.
 */
public final class Runner {
    private static final int PARENT_GONE = 1;
    /** Ten halve what the dispatcher takes before a run's first task. */
    private static final int REHEARSALS = 10;

    private final RunControl control = new RunControl();
    /** Whether a run will follow. */
    private final CompletableFuture<Boolean> held = new CompletableFuture<>();

    private final CompletableFuture<Long> began = new CompletableFuture<>();

    private final InferenceEngine engine;

    private Runner(InferenceEngine engine) {
        this.engine = engine;
    }

    /** @param args the name of an {@link InferenceEngine} whose class path this is */
    public static void main(String[] args) throws IOException {
        InferenceEngine engine = InferenceEngine.valueOf(args[0]);
        new Runner(engine).run(new DataInputStream(new FileInputStream(FileDescriptor.in)));
    }

    private void run(DataInputStream in) throws IOException {
        RunnerOrder order = RunnerOrder.read(in);
        Thread hand = new Thread(() -> obey(in), "control");
        hand.setDaemon(true);
        hand.start();
        FutureTask<Ready> preparation = new FutureTask<>(() -> ready(order));
        preparation.run();
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        out.write(RunnerOrder.READY);
        if (held.join()) {
            FreshMemory.bringHome(order.info().spec());
        }
        try (EventStream stream = new EventStream(out, order.info(), e -> halt());
                EventRelay events = new EventRelay(stream)) {
            try (Ready ready = preparation.get()) {
                RunClock clock = new RunClock(began.get());
                ready.execution().run(order.info().spec(), ready.inference(), clock, control, events);
            } catch (CancellationException e) {
                // It was only to become ready.
            } catch (ExecutionException e) {
                fail(e.getCause(), events);
            } catch (InterruptedException | RuntimeException | Error e) {
                fail(e, events);
            }
        }
    }

    /** The edge of this process: whatever went wrong is the run's result. */
    private static void fail(Throwable e, EventRelay events) {
        events.on(
                new RunEvent.RunEnded(events.nowNs(), RunEvent.Outcome.FAILED, "The runner failed: " + e.getMessage()));
    }

    /** Everything that shall not cost a run's time. */
    private record Ready(LocalExecution execution, Inference inference) implements AutoCloseable {
        @Override
        public void close() {
            inference.close();
            execution.close();
        }
    }

    private Ready ready(RunnerOrder order) throws IOException {
        RunSpec spec = order.info().spec();
        LocalExecution execution =
                new LocalExecution(engine.open(), order.weights(CacheDirectory.ofUser()), spec.workers());
        rehearse(execution, order.info());
        Inference inference = execution.ready(spec, order.pictures());
        CompilerThreads.giveWay();
        System.gc();
        Allocator.giveBackFreed();
        return new Ready(execution, inference);
    }

    /** One job of each network, without executing it: the run's first instants shall not pay for loading classes
     *  and for what the JVM has not compiled yet. */
    private static void rehearse(LocalExecution execution, RunInfo info) throws IOException {
        RunSpec once = Rehearsal.once(info.spec());
        try (EventStream nowhere = new EventStream(OutputStream.nullOutputStream(), info, e -> {});
                EventRelay events = new EventRelay(nowhere)) {
            for (int i = 0; i < REHEARSALS; i++) {
                execution.rehearse(once, events);
            }
        }
    }

    private void obey(DataInputStream in) {
        try {
            for (int command = in.read(); command >= 0; command = in.read()) {
                switch (command) {
                    case RunnerOrder.HELD -> held.complete(true);
                    case RunnerOrder.GO -> began.complete(in.readLong());
                    case RunnerOrder.END -> {
                        began.cancel(false);
                        held.complete(false);
                    }
                    case RunnerOrder.PAUSE -> control.pause();
                    case RunnerOrder.RESUME -> control.resume();
                    default -> control.stop();
                }
            }
        } catch (IOException e) {
            // As good as the end of the input.
        }
        halt();
    }

    /** Not an orderly exit: tasks may run for long, and nobody is left to hear of them. */
    private static void halt() {
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
