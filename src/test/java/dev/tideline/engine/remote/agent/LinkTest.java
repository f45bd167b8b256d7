package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.trust.KnownAgent;
import dev.tideline.engine.remote.trust.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LinkTest {
    @TempDir
    private Path folder;

    @Test
    void aPairedClientIsWelcomeWithItsRole() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.VIEW);
            try (AgentLink link = AgentLink.open(agent.address(), ann)) {
                AgentInfo info = link.agent();
                assertEquals("bench", info.name());
                assertEquals(agent.identity().fingerprint(), info.key());
                assertEquals(Role.VIEW, info.role());
                assertTrue(
                        info.cores() > 0
                                && info.memoryBytes() > 0
                                && !info.model().isBlank(),
                        info::toString);
            }
        }
    }

    @Test
    void anUnpairedClientMayAskButNotConnect() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            Access ben = Access.in(folder.resolve("ben"));
            assertEquals(Role.NONE, AgentLink.ask(agent.address(), ben).role());
            AgentUnreachable refused = assertThrows(AgentUnreachable.class, () -> AgentLink.open(agent.address(), ben));
            assertEquals(Reason.NOT_PAIRED, refused.reason());
            assertTrue(refused.getMessage().endsWith("tideline pair " + agent.address()), refused.getMessage());
        }
    }

    @Test
    void aKeyThatOnlyTheClientKnowsIsNotEnough() {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            Access cleo = Access.in(folder.resolve("cleo"));
            cleo.known()
                    .remember(new KnownAgent(
                            agent.identity().fingerprint(), agent.address().toString(), Role.RUN, "bench"));
            AgentUnreachable refused =
                    assertThrows(AgentUnreachable.class, () -> AgentLink.open(agent.address(), cleo));
            assertEquals(Reason.NOT_PAIRED, refused.reason());
        }
    }

    @Test
    void anotherKeyAtAKnownAddressIsRefused() {
        Access ann;
        AgentAddress address;
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            address = agent.address();
        }
        try (OpenAgent other = OpenAgent.at(folder.resolve("other"), address.port())) {
            AgentUnreachable refused = assertThrows(AgentUnreachable.class, () -> AgentLink.open(address, ann));
            assertEquals(Reason.OTHER_KEY, refused.reason());
            assertTrue(
                    refused.getMessage().contains(other.identity().fingerprint().prefix()), refused.getMessage());
        }
    }

    @Test
    void anAgentThatMovedIsKnownByItsKey() {
        Access ann;
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"))) {
            ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
        }
        try (OpenAgent moved = OpenAgent.in(folder.resolve("agent"));
                AgentLink link = AgentLink.open(moved.address(), ann)) {
            assertEquals(Role.RUN, link.agent().role());
            assertEquals(
                    moved.identity().fingerprint(),
                    ann.known().at(moved.address().toString()).orElseThrow().fingerprint());
        }
    }

    @Test
    void nobodyThereSaysWhereItLooked() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        AgentAddress address = new AgentAddress("127.0.0.1", port);
        AgentUnreachable nobody =
                assertThrows(AgentUnreachable.class, () -> AgentLink.open(address, Access.in(folder.resolve("ann"))));
        assertEquals(Reason.NO_ANSWER, nobody.reason());
        assertTrue(nobody.getMessage().startsWith("No agent answers at 127.0.0.1, port " + port), nobody.getMessage());
    }
}
