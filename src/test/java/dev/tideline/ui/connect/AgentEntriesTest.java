package dev.tideline.ui.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.trust.Fingerprint;
import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentEntriesTest {
    private static final AgentAddress WIFI = AgentAddress.parse("192.168.0.7");
    private static final AgentAddress CABLE = AgentAddress.parse("192.168.1.7");
    private static final AgentAddress OTHER = AgentAddress.parse("192.168.0.9");
    private static final Fingerprint KEY = Identity.make().fingerprint();

    private final AgentEntries entries = new AgentEntries();

    private static AgentInfo info(String name, Fingerprint key, Role role) {
        return new AgentInfo(
                name, key, "1.0", role, "Pi 4", 4, 2L << 30, "Debian 12", "17", "aarch64", List.of("PyTorch"));
    }

    private List<String> standings() {
        return entries.list().stream().map(AgentEntry::standing).toList();
    }

    @Test
    void whoIsNewIsToBeAskedOnce() {
        assertTrue(entries.add("pi", WIFI));
        assertFalse(entries.add("pi", WIFI));
        assertEquals(List.of(AgentEntry.ASKED), standings());
        assertEquals("", entries.list().get(0).model());
    }

    @Test
    void whatAnAgentAnswersIsShown() {
        entries.add("announced", WIFI);
        entries.answered(WIFI, info("pi4", KEY, Role.RUN), true);

        AgentEntry entry = entries.list().get(0);
        assertEquals(
                List.of("pi4", "Pi 4", "2.00 GiB", "Debian 12", "1.0", "may run"),
                List.of(
                        entry.name(),
                        entry.model(),
                        entry.memory(),
                        entry.system(),
                        entry.version(),
                        entry.standing()));
    }

    @Test
    void whoIsKnownOnOneSideOnlyIsAStranger() {
        entries.add("pi", WIFI);
        entries.answered(WIFI, info("pi", KEY, Role.RUN), false);
        assertEquals(List.of(AgentEntry.STRANGER), standings());
        entries.answered(WIFI, info("pi", KEY, Role.NONE), true);
        assertEquals(List.of(AgentEntry.STRANGER), standings());
    }

    @Test
    void anAgentWithTwoAddressesIsOne() {
        entries.add("pi", CABLE);
        entries.add("pi", WIFI);
        entries.add("another", OTHER);
        entries.answered(CABLE, info("pi", KEY, Role.VIEW), true);
        entries.answered(WIFI, info("pi", KEY, Role.VIEW), true);

        assertEquals(
                List.of(OTHER, CABLE),
                entries.list().stream().map(AgentEntry::address).toList());
        assertEquals(List.of(AgentEntry.ASKED, "may view"), standings());
    }
}
