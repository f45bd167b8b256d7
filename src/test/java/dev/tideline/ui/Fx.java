package dev.tideline.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** What tests do on the JavaFX thread, with patience. */
final class Fx {
    private static final int PATIENCE_S = 60;

    private Fx() {}

    /** Afterwards the toolkit is at rest: the robot asks for bounds from its own thread, which must not be in flux. */
    static void until(Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_S, TimeUnit.SECONDS, () -> WaitForAsyncUtils.asyncFx(condition)
                    .get());
        } catch (TimeoutException e) {
            throw new AssertionError("waited in vain", e);
        }
        WaitForAsyncUtils.waitForFxEvents();
    }

    static void fx(Runnable change) {
        WaitForAsyncUtils.waitForAsyncFx(1000 * PATIENCE_S, change);
    }
}
