package dev.tideline.ui.play;

import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.util.List;

/**
 * Events on their way from an engine's thread to the window's. Writers wait while it is full; the reader never waits: it
 * takes everything at once and leaves an empty array behind.
 */
final class EventBuffer implements RunListener {
    static final int CAPACITY = 1 << 16;

    private RunEvent[] filling = new RunEvent[CAPACITY];
    private RunEvent[] spare = new RunEvent[CAPACITY];
    private int size;
    private boolean discarding;

    /** Called on the engine's thread. Blocks while the window has not taken what came before. */
    @Override
    public synchronized void on(RunEvent event) {
        while (size == CAPACITY && !discarding) {
            awaitRoom();
        }
        if (!discarding) {
            filling[size++] = event;
        }
    }

    private void awaitRoom() {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            discarding = true;
        }
    }

    /** Everything that has come since the last call; the list is valid until the next one. */
    synchronized List<RunEvent> take() {
        RunEvent[] taken = filling;
        int count = size;
        filling = spare;
        spare = taken;
        size = 0;
        notifyAll();
        return java.util.Arrays.asList(taken).subList(0, count);
    }

    /** From now on events are dropped and nobody waits: the run was stopped and the rest of it is of no interest. */
    synchronized void discard() {
        discarding = true;
        size = 0;
        notifyAll();
    }
}
