package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentLink;
import dev.tideline.engine.remote.AgentUnreachable;
import dev.tideline.engine.remote.AgentUnreachable.Reason;
import dev.tideline.engine.remote.Protocol;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Role;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class VersionsTest {
    private static final Protocol OWN = Protocol.own();

    @TempDir
    private Path folder;

    @Test
    void oneMinorVersionApartWorks() throws Exception {
        Protocol newer = new Protocol(OWN.major(), OWN.minor() + 1, "9.9");
        try (OpenAgent agent = OpenAgent.speaking(folder.resolve("agent"), newer)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            try (AgentLink link = AgentLink.open(agent.address(), ann)) {
                assertEquals("9.9", link.agent().version());
            }
        }
    }

    @Test
    void anAgentTwoMinorVersionsAheadAsksForANewerWorkbench() {
        Protocol newer = new Protocol(OWN.major(), OWN.minor() + 2, "9.9");
        try (OpenAgent agent = OpenAgent.speaking(folder.resolve("agent"), newer)) {
            Access ann = agent.paired(folder.resolve("ann"), "ann", Role.RUN);
            AgentUnreachable refused = assertThrows(AgentUnreachable.class, () -> AgentLink.open(agent.address(), ann));
            assertEquals(Reason.VERSION, refused.reason());
            assertEquals(
                    "Cannot work with " + agent.address() + ": This workbench speaks version " + OWN
                            + " with agents, but the agent speaks version " + newer + ". Update the workbench.",
                    refused.getMessage());
        }
    }

    @Test
    void aWorkbenchTwoMinorVersionsAheadAsksForANewerAgent() throws Exception {
        Protocol newer = new Protocol(OWN.major(), OWN.minor() + 2, "9.9");
        assertRefused(newer, "Update the agent.");
    }

    @Test
    void anotherMajorVersionIsRefused() throws Exception {
        assertRefused(new Protocol(OWN.major() - 1, OWN.minor(), "0.0"), "Update the workbench.");
    }

    private void assertRefused(Protocol client, String advice) throws Exception {
        try (OpenAgent agent = OpenAgent.in(folder.resolve("agent"));
                RawClient raw = new RawClient(agent.address(), Identity.make())) {
            Status refused = assertThrows(StatusRuntimeException.class, () -> raw.hello(client))
                    .getStatus();
            assertEquals(Status.Code.FAILED_PRECONDITION, refused.getCode());
            assertEquals(
                    "This workbench speaks version " + client + " with agents, but the agent speaks version " + OWN
                            + ". " + advice,
                    refused.getDescription());
        }
    }
}
