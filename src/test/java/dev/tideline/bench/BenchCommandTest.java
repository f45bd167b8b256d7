package dev.tideline.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
    @Test
    void hasHelpWithAnExample() {
        StringWriter out = new StringWriter();
        int code =
                new CommandLine(new BenchCommand()).setOut(new PrintWriter(out)).execute("--help");

        assertEquals(0, code);
        assertTrue(out.toString().contains("Example:"), out.toString());
    }
}
