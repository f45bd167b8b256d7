package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.remote.DeviceCondition;
import dev.tideline.engine.remote.LinkState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentWatchTest {
    private final AgentWatch watch = new AgentWatch();

    private static LinkState state(boolean connected, int place, int tries) {
        return new LinkState("pi4", "r1", connected, place, Instant.now(), tries, connected ? "" : "gone");
    }

    @Test
    void aRunThatGoesOnIsNoTrouble() {
        assertEquals(Optional.empty(), watch.trouble());
        watch.link(state(true, 0, 0));
        assertEquals(Optional.empty(), watch.trouble());
    }

    @Test
    void theQueueAndALostConnectionAre() {
        watch.link(state(true, 2, 0));
        assertEquals(Optional.of("Run r1 is at place 2 in the queue of agent pi4."), watch.trouble());
        watch.link(state(false, 0, 1));
        assertEquals(
                Optional.of("The connection to agent pi4 is lost; trying again. Run r1 goes on there."),
                watch.trouble());
        watch.link(state(true, 0, 0));
        assertEquals(Optional.empty(), watch.trouble());
    }

    @Test
    void ofADeviceIsSaidWhatItKnows() {
        assertEquals("", watch.deviceInWords());
        watch.device(new DeviceCondition(0, false, false, "", 0.5, 800L << 20, 0));
        assertEquals("800 MiB free", watch.deviceInWords());
        watch.device(new DeviceCondition(81.4, true, true, "throttled: too hot", 4, 100L << 20, 600));
        assertEquals("81 \u00b0C, 600 MHz, 100 MiB free, throttled: too hot", watch.deviceInWords());
    }
}
