package dev.tideline.engine.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentAddressTest {
    @Test
    void aNameWithItsPort() {
        assertEquals(new AgentAddress("pi4.local", 9000), AgentAddress.parse("pi4.local:9000"));
        assertEquals("pi4.local:9000", AgentAddress.parse("pi4.local:9000").toString());
    }

    @Test
    void withoutAPortItIsTheUsualOne() {
        assertEquals(new AgentAddress("192.168.0.7", 7463), AgentAddress.parse("192.168.0.7"));
    }

    @Test
    void newerAddressesStandInBrackets() {
        assertEquals(new AgentAddress("fe80::1", 9000), AgentAddress.parse("[fe80::1]:9000"));
        assertEquals("[fe80::1]:9000", AgentAddress.parse("[fe80::1]:9000").toString());
        assertEquals(new AgentAddress("fe80::1", 7463), AgentAddress.parse("[fe80::1]"));
        assertEquals(new AgentAddress("fe80::1", 7463), AgentAddress.parse("fe80::1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":7463", "pi:", "pi:0", "pi:65536", "pi:99999", "pi:http", "http://pi:80", "a b:1"})
    void anythingElseIsRefused(String text) {
        assertThrows(InvalidInput.class, () -> AgentAddress.parse(text));
    }
}
