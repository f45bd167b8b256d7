package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tideline.io.RunFile;
import dev.tideline.workload.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A full disk, as whole commands. A file that cannot even begin is a wrong file (2). One that fills up while the run goes
 * on does not end the run: its figures are printed and the file keeps what it has; but it is no whole run (2).
 */
class FullDiskTest {
    @TempDir
    private Path folder;

    @Test
    void aDiskThatIsFullFromTheStartIsAWrongFile() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "Not tested here: there is no /dev/full.");

        Ran ran = Ran.with("run", "small-3", "--trace", full.toString());

        assertEquals("Cannot write /dev/full: No space left on device." + System.lineSeparator(), ran.err());
        assertEquals("", ran.out());
        assertEquals(2, ran.code());
    }

    @Test
    void aTraceThatFillsTheDiskKeepsItsBeginningAndTheFigures() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 128)) {
            Path file = disk.folder().resolve("run.tide");
            Path many = Files.writeString(
                    folder.resolve("many.json"),
                    "{ \"format\": 1, \"name\": \"many\", \"requests\": [ { \"atMs\": 0, \"networks\": [\"AgeNet\"],"
                            + " \"images\": 300 } ] }");

            Ran ran = Ran.with("run", many.toString(), "--trace", file.toString());

            assertEquals(2, ran.code());
            assertTrue(ran.err().startsWith(file + " does not hold the whole run: "), ran.err());
            assertTrue(ran.err().strip().endsWith(": No space left on device."), ran.err());
            assertTrue(ran.out().contains("makespan"), ran.out());
            assertFalse(ran.out().contains("Recorded in"), ran.out());
            RunFile.Recording kept = RunFile.read(file);
            assertFalse(kept.complete());
            assertTrue(kept.trace().spans().size() > 0);
        }
    }

    @Test
    void anExportThatDoesNotFitLeavesTheOldFileAndNoDraft() throws IOException {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            Path file = Files.writeString(disk.folder().resolve("run.svg"), "old");

            Ran ran = Ran.with("run", "small-3", "--export", file.toString());

            assertEquals("Cannot write " + file + ": No space left on device." + System.lineSeparator(), ran.err());
            assertEquals(2, ran.code());
            assertEquals("old", Files.readString(file));
            try (Stream<Path> files = Files.list(disk.folder())) {
                assertEquals(List.of(file), files.toList());
            }
        }
    }
}
