package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentPairing;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairingCode;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.PairingRefused;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PairingTest {
    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock();

    @Test
    void whoKnowsTheCodeIsLetInFromThenOn() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            Access ann = Access.in(folder.resolve("ann"));
            PairingDesk.Open open = agent.desk().open(Role.VIEW);
            assertEquals(
                    Role.VIEW,
                    AgentPairing.pair(agent.address(), ann, open.code(), "ann").role());
            try (AgentLink link = AgentLink.open(agent.address(), ann)) {
                assertEquals(Role.VIEW, link.agent().role());
            }
            assertEquals(
                    List.of("ann"),
                    agent.clients().all().stream().map(PairedClient::name).toList());
        }
    }

    @Test
    void aCodeWorksOnce() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            PairingCode code = agent.desk().open(Role.RUN).code();
            AgentPairing.pair(agent.address(), Access.in(folder.resolve("ann")), code, "ann");
            Access ben = Access.in(folder.resolve("ben"));
            String why = assertThrows(InvalidInput.class, () -> AgentPairing.pair(agent.address(), ben, code, "ben"))
                    .getMessage();
            assertTrue(why.endsWith("Make one there: tideline agent pair"), why);
        }
    }

    @Test
    void aCodeEndsAfterTenMinutes() {
        try (OpenAgent agent = OpenAgent.atTime(folder.resolve("agent"), clock)) {
            PairingCode code = agent.desk().open(Role.RUN).code();
            clock.pass(PairingDesk.VALID);
            assertThrows(
                    InvalidInput.class,
                    () -> AgentPairing.pair(agent.address(), Access.in(folder.resolve("ann")), code, "ann"));
        }
    }

    @Test
    void afterFiveWrongCodesNobodyPairsForTenMinutes() throws Exception {
        try (OpenAgent agent = OpenAgent.atTime(folder.resolve("agent"), clock)) {
            Access eve = Access.in(folder.resolve("eve"));
            PairingCode right = agent.desk().open(Role.RUN).code();
            List<String> answers = IntStream.range(0, PairingDesk.MOST_TRIES)
                    .mapToObj(i -> wrong(agent, eve, right))
                    .toList();
            assertTrue(answers.get(0).endsWith("The code is wrong. 4 tries are left."), answers.get(0));
            assertTrue(answers.get(3).endsWith("The code is wrong. One try is left."), answers.get(3));
            assertTrue(answers.get(4).contains("pairs with nobody until 2026-01-01T00:10:00Z"), answers.get(4));
            assertEquals(5, agent.said().size(), () -> agent.said().toString());

            Access ann = Access.in(folder.resolve("ann"));
            String paused = assertThrows(
                            InvalidInput.class, () -> AgentPairing.pair(agent.address(), ann, right, "ann"))
                    .getMessage();
            assertTrue(paused.contains("pairs with nobody until"), paused);
            assertThrows(PairingRefused.class, () -> agent.desk().open(Role.RUN));

            clock.pass(PairingDesk.PAUSE);
            assertThrows(InvalidInput.class, () -> AgentPairing.pair(agent.address(), ann, right, "ann"));
            PairingCode next = agent.desk().open(Role.RUN).code();
            assertEquals(
                    Role.RUN,
                    AgentPairing.pair(agent.address(), ann, next, "ann").role());
            assertEquals(1, agent.clients().all().size());
        }
    }

    @Test
    void thePauseOutlastsARestart() {
        Path directory = folder.resolve("agent");
        try (OpenAgent agent = OpenAgent.atTime(directory, clock)) {
            PairingCode right = agent.desk().open(Role.RUN).code();
            IntStream.range(0, PairingDesk.MOST_TRIES)
                    .forEach(i -> wrong(agent, Access.in(folder.resolve("eve")), right));
        }
        try (OpenAgent agent = OpenAgent.atTime(directory, clock)) {
            assertThrows(PairingRefused.class, () -> agent.desk().open(Role.RUN));
        }
    }

    @Test
    void aNameOfSeveralLinesStaysOneLine() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            PairingCode code = agent.desk().open(Role.VIEW).code();
            AgentPairing.pair(
                    agent.address(), Access.in(folder.resolve("eve")), code, "eve\nKEY\t" + "0".repeat(64) + "\u202e");
            assertEquals(1, agent.clients().all().size());
            assertTrue(agent.clients().all().get(0).name().startsWith("eve KEY 0000"), "cleaned");
            assertTrue(agent.said().stream().noneMatch(line -> line.contains("\n")), "one line each");
        }
    }

    @Test
    void whoSitsInBetweenWithKeysOfHisOwnFailsEvenWithTheRightCode() throws Exception {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"));
                Relay relay = Relay.to(agent.address(), folder.resolve("relay"))) {
            PairingCode code = agent.desk().open(Role.RUN).code();
            Access ann = Access.in(folder.resolve("ann"));
            RuntimeException failed =
                    assertThrows(RuntimeException.class, () -> AgentPairing.pair(relay.address(), ann, code, "ann"));
            assertTrue(failed.getMessage().contains("somebody may be in between"), failed.getMessage());
            assertEquals(List.of(), agent.clients().all());
            assertEquals(List.of(), ann.known().all());
            assertEquals(1, agent.said().size(), () -> agent.said().toString());
            assertEquals(2, relay.passedOn(), "Hello and the first round went through");
            // Without him, the same code still works.
            assertEquals(
                    Role.RUN,
                    AgentPairing.pair(agent.address(), ann, code, "ann").role());
        }
    }

    @Test
    void aRelayIsNotTakenForAPairedAgent() throws Exception {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"));
                Relay relay = Relay.to(agent.address(), folder.resolve("relay"))) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            assertEquals(
                    AgentUnreachable.Reason.NOT_PAIRED,
                    assertThrows(AgentUnreachable.class, () -> AgentLink.open(relay.address(), ann))
                            .reason());
            assertEquals(0, relay.passedOn());
        }
    }

    @Test
    void messagesOfAnEarlierPairingDoNotPairAgain() throws Exception {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            Access ann = Access.in(folder.resolve("ann"));
            PairingCode code = agent.desk().open(Role.RUN).code();
            Replay replay = new Replay(agent, ann.identity());
            assertEquals("ok", replay.record(code));
            agent.clients().revoke("ann");
            agent.desk().open(Role.RUN);
            String answer = replay.again();
            assertTrue(answer.contains("somebody may be in between"), answer);
            assertEquals(List.of(), agent.clients().all());
        }
    }

    private static String wrong(OpenAgent agent, Access client, PairingCode right) {
        PairingCode other = new PairingCode(right.digits().equals("123456") ? "654321" : "123456");
        return assertThrows(InvalidInput.class, () -> AgentPairing.pair(agent.address(), client, other, "eve"))
                .getMessage();
    }
}
