package dev.tideline.engine.local.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileJournalTest {
    private static final String KEY = "machine 1";

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void measureTwice() {
        file = directory.resolve("new").resolve("journal");
        try (ProfileJournal journal = new ProfileJournal(file, KEY, false)) {
            journal.add("times A", 1, 2);
            journal.add("times A", 3, 4);
            journal.add("done");
        }
    }

    private List<String> times() {
        try (ProfileJournal journal = new ProfileJournal(file, KEY, false)) {
            return journal.of("times A").stream()
                    .map(values -> values[0] + " " + values[1])
                    .toList();
        }
    }

    @Test
    void remembersWhatWasMeasured() {
        try (ProfileJournal journal = new ProfileJournal(file, KEY, false)) {
            assertArrayEquals(new long[] {3, 4}, journal.of("times A").get(1));
            assertEquals(1, journal.of("done").size());
            assertEquals(List.of(), journal.of("times B"));
        }
    }

    @Test
    void aLineThatWasCutOffIsMeasuredAgain() throws IOException {
        Files.writeString(file, Files.readString(file).replace("done\t\n", "times A\t5"));

        assertEquals(List.of("1 2", "3 4"), times());
        try (ProfileJournal journal = new ProfileJournal(file, KEY, false)) {
            journal.add("times A", 7, 8);
        }
        assertEquals(List.of("1 2", "3 4", "7 8"), times());
    }

    @Test
    void freshForgets() {
        new ProfileJournal(file, KEY, true).close();

        assertEquals(List.of(), times());
    }

    @Test
    void whoMeasuresAlreadyKeepsItsJournal() {
        try (ProfileJournal journal = new ProfileJournal(file, KEY, false)) {
            UncheckedIOException refused =
                    assertThrows(UncheckedIOException.class, () -> new ProfileJournal(file, KEY, true));
            assertEquals(
                    "Cannot keep measurements in " + file + ": this program is measuring already.",
                    refused.getMessage());
            journal.add("times A", 7, 8);
        }
        assertEquals(List.of("1 2", "3 4", "7 8"), times());
    }

    @Test
    void whatAnotherMachineMeasuredDoesNotCount() {
        try (ProfileJournal journal = new ProfileJournal(file, "machine 2", false)) {
            assertEquals(List.of(), journal.of("times A"));
        }
        assertEquals(List.of(), times());
    }
}
