package dev.tideline.engine.remote;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How long to wait before the next try: longer and longer, until somebody gives up. One thread waits, any gives up.
 */
final class Patience {
    private static final double GROWTH = 1.6;

    private final CountDownLatch over = new CountDownLatch(1);
    private final long shortestMs;
    private final long longestMs;
    private long nextMs;
    private volatile String reason = "";

    /** From 0.2 to 5 seconds. */
    Patience() {
        this(200, 5000);
    }

    Patience(long shortestMs, long longestMs) {
        this.shortestMs = shortestMs;
        this.longestMs = longestMs;
        this.nextMs = shortestMs;
    }

    /** A fresh one of the same times. */
    Patience again() {
        return new Patience(shortestMs, longestMs);
    }

    /** Something went well: the next wait is short. */
    void renew() {
        nextMs = shortestMs;
    }

    /** Waits, or returns at once if it is over. */
    void pause() {
        try {
            over.await(nextMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            giveUp("The program was interrupted.");
        }
        nextMs = Math.min(longestMs, (long) (nextMs * GROWTH) + 1);
    }

    void giveUp(String why) {
        if (reason.isEmpty()) {
            reason = why;
        }
        over.countDown();
    }

    boolean isOver() {
        return over.getCount() == 0;
    }

    /** Why it is over. */
    String reason() {
        return reason;
    }
}
