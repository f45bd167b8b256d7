package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.LocalEngine;
import dev.tideline.io.ProfileFile;
import dev.tideline.workload.Profile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileCommandTest {
    @TempDir
    private Path directory;

    private static void requireEngine() {
        LocalEngine.obstacle().ifPresent(reason -> Assumptions.abort("Not tested here: " + reason));
    }

    @Test
    void writesAProfileThatIsUsableAtOnce() {
        requireEngine();
        Path file = directory.resolve("mine.json");
        Ran profile = Ran.with("profile", "AgeNet", "--repeat", "1", "--out", file.toString());

        assertEquals(0, profile.code(), profile.err());
        assertTrue(profile.out().endsWith("Wrote " + file + System.lineSeparator()), profile.out());
        Profile read = ProfileFile.read(file);
        assertEquals("mine", read.name());
        assertTrue(read.cost("AgeNet").execNs() > 0);
        assertTrue(Files.exists(directory.resolve("mine.measured")));
        Ran again = Ran.with("profile", "AgeNet", "--repeat", "1", "--out", file.toString());
        assertEquals(0, again.code(), again.err());
        assertEquals(read.networks(), ProfileFile.read(file).networks());
    }

    @Test
    void anUnknownNetworkIsNamedWithTheNearest() {
        requireEngine();
        Ran ran = Ran.with(
                "profile", "AgeNt", "--out", directory.resolve("mine.json").toString());

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("Unknown network 'AgeNt'. Maybe you meant AgeNet."), ran.err());
    }

    @Test
    void aProfileIsAJsonFile() {
        requireEngine();
        Ran ran = Ran.with(
                "profile", "AgeNet", "--out", directory.resolve("mine.txt").toString());

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("A profile is a .json file, but --out is "), ran.err());
    }
}
