package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModelCommandTest {
    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final CommandLine command = new CommandLine(new ModelCommand()).setOut(new PrintWriter(out));

    @Test
    void writesTheShippedProfileAnew() throws IOException {
        Path file = directory.resolve("pi.json");
        assertEquals(0, command.execute("pi-4b", "--out", file.toString()));
        assertEquals(Files.readString(Path.of("profiles", "pi-4b.json")), Files.readString(file));
        assertEquals(
                "Wrote " + file + ": Raspberry Pi 4B 2 GB, modelled, 10 networks.",
                out.toString().strip());
    }

    @Test
    void printsTheProfileWhereNoFileIsNamed() throws IOException {
        assertEquals(0, command.execute("pi-4b"));
        assertEquals(Files.readString(Path.of("profiles", "pi-4b.json")), out.toString());
    }

    @Test
    void helpNamesTheBoardsAndAnExample() {
        assertEquals(0, command.execute("--help"));
        assertTrue(out.toString().contains("pi-zero-2w, pi-3b-plus, pi-4b, pi-5"), out.toString());
        assertTrue(out.toString().contains("  ./tideline model-profile pi-4b --out pi-4b.json"), out.toString());
    }
}
