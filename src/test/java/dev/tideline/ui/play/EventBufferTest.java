package dev.tideline.ui.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.RunEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class EventBufferTest {
    private final EventBuffer buffer = new EventBuffer();

    private Thread writer(int events) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < events; i++) {
                buffer.on(new RunEvent.JobFinished(i, i));
            }
        });
        thread.start();
        return thread;
    }

    @Test
    void handsOverEveryEventInOrderThoughItHoldsFewer() throws InterruptedException {
        int events = 5 * EventBuffer.CAPACITY + 3;
        Thread writer = writer(events);
        List<Integer> taken = new ArrayList<>();
        while (taken.size() < events) {
            List<RunEvent> batch = buffer.take();
            assertTrue(batch.size() <= EventBuffer.CAPACITY);
            batch.forEach(e -> taken.add(((RunEvent.JobFinished) e).job()));
            Thread.onSpinWait();
        }
        writer.join();
        for (int i = 0; i < events; i++) {
            assertEquals(i, taken.get(i));
        }
    }

    @Test
    void makesTheEngineWaitWhenNobodyReads() throws InterruptedException {
        Thread writer = writer(EventBuffer.CAPACITY + 1);
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        assertEquals(EventBuffer.CAPACITY, buffer.take().size());
        writer.join();
        assertEquals(1, buffer.take().size());
    }

    @Test
    void letsAWaitingEngineGoWhenTheRunIsStopped() throws InterruptedException {
        Thread writer = writer(10 * EventBuffer.CAPACITY);
        while (writer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        buffer.discard();
        writer.join();
        assertEquals(List.of(), buffer.take());
    }
}
