package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.InvalidInput;
import org.junit.jupiter.api.Test;

class InferenceEnginesTest {
    @Test
    void offersTheSimulatorWhereMxnetDoesNotExist() {
        assertEquals(
                "There is no MXNet for Linux on aarch64: its native library exists for x86-64 Linux, Windows and macOS"
                        + " only. Use the simulator (--engine sim).",
                InferenceEngines.missing("Linux", "aarch64"));
    }

    @Test
    void namesTheEnginesItKnows() {
        assertEquals(
                "Unknown inference engine 'MXNut'. Maybe you meant MXNet.",
                assertThrows(InvalidInput.class, () -> InferenceEngines.open("MXNut"))
                        .getMessage());
    }
}
