package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.LinkState;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is said while a run is followed: each change once. */
class AgentNewsTest {
    private final StringWriter said = new StringWriter();
    private final AgentNews news = new AgentNews(AgentAddress.parse("pi4:7463"), new PrintWriter(said, true));

    @AfterEach
    void end() {
        news.over();
    }

    private static LinkState up(int place) {
        return new LinkState("pi4", "r1", true, place, Instant.now(), 0, "");
    }

    private static LinkState down(int tries) {
        return new LinkState("pi4", "r1", false, 0, Instant.now(), tries, "the network is gone");
    }

    private List<String> lines() {
        return said.toString().lines().toList();
    }

    @Test
    void aConnectionThatHoldsIsNoNews() {
        news.link(new LinkState("pi4", "", true, 0, Instant.now(), 0, ""));
        news.link(up(0));

        assertEquals(List.of(), lines());
    }

    @Test
    void thePlaceInTheQueueIsSaidUntilItIsItsTurn() {
        news.link(up(2));
        news.link(up(2));
        news.link(up(1));
        news.link(up(0));

        assertEquals(
                List.of(
                        "Run r1 is at place 2 in the queue of agent pi4.",
                        "Run r1 is at place 1 in the queue of agent pi4.",
                        "It is the turn of run r1."),
                lines());
    }

    @Test
    void aLostConnectionIsSaidOnceAndItsReturnToo() {
        news.link(up(0));
        news.link(down(1));
        news.link(down(2));
        news.link(up(0));

        assertEquals(
                List.of(
                        "The connection to agent pi4 is lost (the network is gone); trying again. Run r1 goes on there.",
                        "Connected to agent pi4 again."),
                lines());
    }
}
