package dev.tideline.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl+C end a series of runs early without losing what it has found: the program lives on until {@link #close},
 * which comes after the printing. One for a command, closed on the thread that made it.
 */
final class Interruption {
    private static final int PATIENCE_S = 60;

    private final CountDownLatch printed = new CountDownLatch(1);
    private final Thread hook;

    /** @param stop makes the runs end soon; called from another thread */
    Interruption(Runnable stop) {
        hook = new Thread(
                () -> {
                    stop.run();
                    await();
                },
                "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        try {
            printed.await(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            // The program ends at once, then.
        }
    }

    void close() {
        printed.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It is running: that is what it is for.
        }
    }
}
