package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    @Test
    void aFloodFillsNoJournal() {
        AtomicLong clock = new AtomicLong();
        List<String> said = new ArrayList<>();
        Refusals refusals = new Refusals(said::add, clock::get);
        for (int i = 0; i < 1000; i++) {
            refusals.say("refused " + i);
        }
        assertEquals(Refusals.MOST, said.size());
        clock.addAndGet(TimeUnit.MINUTES.toNanos(1));
        refusals.say("the next");
        assertEquals(
                List.of("970 more were refused in that minute.", "the next"), said.subList(Refusals.MOST, said.size()));
    }
}
