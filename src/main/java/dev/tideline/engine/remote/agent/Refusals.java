package dev.tideline.engine.remote.agent;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A line for each thing refused, but no more than {@value #MOST} a minute: whoever knocks fast must not fill the disk. Any
 * thread.
 */
final class Refusals implements Journal {
    static final int MOST = 30;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);

    private final Journal journal;
    private final LongSupplier nanoTime;
    private long since;
    private int said;

    Refusals(Journal journal, LongSupplier nanoTime) {
        this.journal = journal;
        this.nanoTime = nanoTime;
        this.since = nanoTime.getAsLong();
    }

    @Override
    public synchronized void say(String line) {
        long now = nanoTime.getAsLong();
        if (now - since >= MINUTE_NS) {
            if (said > MOST) {
                journal.say((said - MOST) + " more were refused in that minute.");
            }
            since = now;
            said = 0;
        }
        said++;
        if (said <= MOST) {
            journal.say(line);
        }
    }
}
