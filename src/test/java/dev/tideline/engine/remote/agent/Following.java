package dev.tideline.engine.remote.agent;

import dev.tideline.engine.RunControl;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A run that a thread of its own carries out or watches; every wait for it is bounded. */
final class Following {
    private static final int PATIENCE_S = 60;

    private final RunControl control = new RunControl();
    private final List<RunEvent> events = new ArrayList<>();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CompletableFuture<Void> done;

    private Following(BiConsumer<RunControl, RunListener> run) {
        done = CompletableFuture.runAsync(() -> run.accept(control, this::on), task -> {
            Thread thread = new Thread(task, "following");
            thread.setDaemon(true);
            thread.start();
        });
    }

    static Following of(BiConsumer<RunControl, RunListener> run) {
        return new Following(run);
    }

    private void on(RunEvent event) {
        synchronized (events) {
            events.add(event);
        }
        first.countDown();
    }

    RunControl control() {
        return control;
    }

    Following begun() throws Exception {
        if (!first.await(PATIENCE_S, TimeUnit.SECONDS)) {
            throw new AssertionError("No event came.");
        }
        return this;
    }

    boolean isDone() {
        return done.isDone();
    }

    /** All events, when the last has come. */
    List<RunEvent> events() throws Exception {
        done.get(PATIENCE_S, TimeUnit.SECONDS);
        synchronized (events) {
            return List.copyOf(events);
        }
    }

    RunEvent.RunEnded end() throws Exception {
        List<RunEvent> all = events();
        return (RunEvent.RunEnded) all.get(all.size() - 1);
    }
}
