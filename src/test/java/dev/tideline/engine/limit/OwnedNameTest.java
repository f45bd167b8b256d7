package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedNameTest {
    private static final long OWN = ProcessHandle.current().pid();

    private static boolean isLeftover(String name) {
        return OwnedName.isLeftover("swap-", Path.of("folder", name));
    }

    @Test
    void whatALivingProcessMadeIsNoLeftover() {
        String name = OwnedName.next("swap-");

        assertTrue(name.startsWith("swap-" + OWN + "-"), name);
        assertFalse(isLeftover(name));
        assertNotEquals(name, OwnedName.next("swap-"));
    }

    @Test
    void whatAProcessOfThePastMadeIsOne() throws Exception {
        Process gone =
                new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
        gone.waitFor();

        assertTrue(isLeftover("swap-" + gone.pid() + "-123-1f"));
    }

    @Test
    void aPidThatCameAgainIsAnotherProcess() {
        Assumptions.assumeTrue(
                Files.exists(Path.of("/proc/self/stat")),
                "Not tested here: the system does not say when a process began.");

        assertTrue(isLeftover("swap-" + OWN + "-1-1f"));
    }

    /** The kernel's own view of when the process began, by another reader. */
    @Test
    void theMomentIsTheKernels() throws IOException {
        Path stat = Path.of("/proc/self/stat");
        Assumptions.assumeTrue(Files.exists(stat), "Not tested here: there is no " + stat);
        String line = Files.readString(stat);
        String[] behindTheName = line.substring(line.lastIndexOf(')') + 2).split(" ");

        assertTrue(OwnedName.next("").startsWith(OWN + "-" + behindTheName[19] + "-"), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"swap-", "swap-1", "swap-0-0-xyz", "swap-of-somebody", "other-1-1-1f", "swap-1-1-1f.txt"})
    void namesOfOthersAreNone(String name) {
        assertFalse(isLeftover(name));
    }
}
