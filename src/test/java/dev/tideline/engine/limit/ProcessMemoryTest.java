package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ProcessMemoryTest {
    @BeforeAll
    static void requireProc() {
        Assumptions.assumeTrue(Files.exists(Path.of("/proc/self/status")), "Not tested here: there is no /proc.");
    }

    @Test
    void readsWhatThisProcessHolds() throws IOException {
        try (ProcessMemory memory = new ProcessMemory(ProcessHandle.current().pid())) {
            ProcessMemory.Reading reading = memory.read().orElseThrow();

            assertTrue(reading.residentBytes() > 10 << 20, reading.toString());
            assertTrue(reading.swappedBytes() >= 0 && reading.majorFaults() >= 0, reading.toString());
        }
    }

    @Test
    void saysNothingOfAProcessThatIsNoMore() throws Exception {
        Process process = new ProcessBuilder("/bin/sh", "-c", "read line").start();
        try (ProcessMemory memory = new ProcessMemory(process.pid())) {
            assertTrue(memory.read().isPresent());
            process.destroyForcibly().waitFor();

            assertEquals(Optional.empty(), memory.read());
            assertEquals(Optional.empty(), new ProcessMemory(process.pid()).read());
        }
    }
}
