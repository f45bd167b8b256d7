package dev.tideline.engine.remote.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairingMessagesTest {
    private static final Fingerprint CLIENT = new Fingerprint("c".repeat(64));
    private static final Fingerprint AGENT = new Fingerprint("a".repeat(64));
    private static final Fingerprint EVE = new Fingerprint("e".repeat(64));
    private static final PairingCode CODE = new PairingCode("271828");

    @Test
    void theSameCodeConfirms() {
        assertEquals(true, confirms(CODE, CODE));
    }

    @Test
    void anotherCodeDoesNot() {
        assertEquals(false, confirms(CODE, new PairingCode("271829")));
    }

    @Test
    void proofsAboutOtherKeysAreRefused() {
        Pairing client = Pairing.ofClient(CLIENT, EVE, CODE);
        Pairing agent = Pairing.ofAgent(EVE, AGENT, CODE);
        assertThrows(Pairing.NotProved.class, () -> agent.accept1(client.round1()));
        assertThrows(Pairing.NotProved.class, () -> client.accept1(agent.round1()));
    }

    @Test
    void ownMessagesSentBackAreRefused() {
        Pairing client = Pairing.ofClient(CLIENT, AGENT, CODE);
        assertThrows(Pairing.NotProved.class, () -> client.accept1(client.round1()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aDamagedMessageIsRefused(long seed) {
        Random random = new Random(seed);
        byte[] message = Pairing.ofClient(CLIENT, AGENT, CODE).round1();
        message[random.nextInt(message.length)] ^= (byte) (1 << random.nextInt(8));
        Pairing agent = Pairing.ofAgent(CLIENT, AGENT, CODE);
        assertThrows(Pairing.NotProved.class, () -> agent.accept1(message));
    }

    @Test
    void garbageIsRefused() {
        for (byte[] garbage : List.of(new byte[0], new byte[] {1}, new byte[] {0x7f, -1, 3}, new byte[3000])) {
            Pairing agent = Pairing.ofAgent(CLIENT, AGENT, CODE);
            assertThrows(Pairing.NotProved.class, () -> agent.accept1(garbage));
        }
    }

    private static boolean confirms(PairingCode typed, PairingCode shown) {
        Pairing client = Pairing.ofClient(CLIENT, AGENT, typed);
        Pairing agent = Pairing.ofAgent(CLIENT, AGENT, shown);
        agent.accept1(client.round1());
        client.accept1(agent.round1());
        agent.accept2(client.round2());
        client.accept2(agent.round2());
        byte[] first = client.round3();
        byte[] second = agent.round3();
        boolean agentAgrees = agent.confirms(first);
        assertEquals(agentAgrees, client.confirms(second));
        return agentAgrees;
    }
}
