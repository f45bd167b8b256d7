package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightChecksTest {
    private static final Network NETWORK = new Fixtures.Chain(new Shape(1, 1, 1))
            .then("fc", new Operator.InnerProduct(2), "data")
            .named("Checked");
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    private Path directory;

    private WeightFolder folder;
    private Path memory;

    @BeforeEach
    void write() throws IOException {
        folder = new WeightFolder(NETWORK, directory.resolve("Checked"), false);
        memory = directory.resolve("memory");
        String sum = CacheFile.write(folder.file(1), out -> SeededWeights.write(NETWORK, 1, out));
        new Checksums(Map.of("001-fc.f32", sum)).write(folder.path());
    }

    private WeightChecks checks(long laterMs) {
        return new WeightChecks(memory, () -> System.currentTimeMillis() + laterMs);
    }

    @Test
    void remembersAFileThatPassed() throws IOException {
        checks(HOUR_MS).check(folder, false);

        assertTrue(remembered().startsWith(Sha256.of(folder.file(1)) + "  001-fc.f32  16 "), remembered());
    }

    private String remembered() throws IOException {
        return Files.readString(memory.resolve(name()));
    }

    /** Its next change might not show in its times. */
    @Test
    void doesNotRelyOnAFileThatHasJustChanged() {
        checks(0).check(folder, false);

        assertFalse(Files.exists(memory));
    }

    @Test
    void doesNotReadAFileAgainThatLooksAsItDid() throws IOException {
        checks(HOUR_MS).check(folder, false);
        Path sums = folder.path().resolve(Checksums.FILE);
        String before = remembered();
        String other = "0".repeat(64);
        Files.writeString(memory.resolve(name()), before.replaceFirst("^[0-9a-f]{64}", other));
        Files.writeString(sums, other + "  001-fc.f32\n");

        checks(HOUR_MS).check(folder, false);

        assertThrows(InvalidInput.class, () -> checks(HOUR_MS).check(folder, true));
    }

    private String name() {
        return Sha256.of(folder.path().toString().getBytes()).substring(0, 16);
    }

    @Test
    void seesAChangeThatHidesItsTime() throws IOException {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("unix"),
                "here a program may set every time of a file");
        checks(HOUR_MS).check(folder, false);
        FileTime written = Files.getLastModifiedTime(folder.file(1));
        byte[] bytes = Files.readAllBytes(folder.file(1));
        bytes[0] ^= 1;
        Files.write(folder.file(1), bytes);
        Files.setLastModifiedTime(folder.file(1), written);
        FileTime longAgo = FileTime.fromMillis(0);

        assertThrows(InvalidInput.class, () -> checks(HOUR_MS).check(folder, false));
        Files.setLastModifiedTime(folder.file(1), longAgo);
        assertThrows(InvalidInput.class, () -> checks(HOUR_MS).check(folder, false));
    }

    @Test
    void aMemoryThatCannotBeKeptOnlyCostsTime() throws IOException {
        Files.writeString(memory, "a file, not a folder");

        checks(HOUR_MS).check(folder, false);

        assertEquals("a file, not a folder", Files.readString(memory));
    }

    @Test
    void namesAFileWithoutAChecksum() throws IOException {
        new Checksums(Map.of("002-other.f32", "0".repeat(64))).write(folder.path());

        assertEquals(
                "Weight file " + folder.file(1) + " has no checksum in SHA256SUMS beside it. Put the right weights of"
                        + " Checked there ('tideline weights install' does), or remove the folder " + folder.path()
                        + ".",
                assertThrows(InvalidInput.class, () -> checks(0).check(folder, false))
                        .getMessage());
    }

    @Test
    void namesALineThatIsNoChecksum() throws IOException {
        Path sums = Files.writeString(folder.path().resolve(Checksums.FILE), "abc  001-fc.f32\n");

        assertEquals(
                sums + ": 'abc  001-fc.f32' is not a checksum and a file name, as sha256sum writes them. Delete it:"
                        + " random weights are then made again, of trained ones only the sizes are checked.",
                assertThrows(InvalidInput.class, () -> checks(0).check(folder, false))
                        .getMessage());
    }

    @Test
    void checksumsAreOnesThatSha256sumKnows() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Sha256.of("abc".getBytes()));
    }
}
