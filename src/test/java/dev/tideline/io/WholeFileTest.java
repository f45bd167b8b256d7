package dev.tideline.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void anOldFileIsThere() throws IOException {
        file = Files.writeString(folder.resolve("table.csv"), "old");
    }

    @Test
    void theNewContentReplacesTheOld() throws IOException {
        WholeFile.write(file, out -> out.write("new".getBytes()));

        assertEquals("new", Files.readString(file));
        assertArrayEquals(new String[] {"table.csv"}, folder.toFile().list());
    }

    @Test
    void aDiskThatFillsUpLeavesTheOldContentAndNothingElse() throws IOException {
        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> WholeFile.write(file, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }));

        assertEquals("Cannot write " + file + ": No space left on device.", refused.getMessage());
        assertEquals("old", Files.readString(file));
        assertArrayEquals(new String[] {"table.csv"}, folder.toFile().list());
    }
}
