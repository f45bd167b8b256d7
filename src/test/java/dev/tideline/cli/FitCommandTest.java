package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class FitCommandTest {
    @Test
    void printsEveryCellAndSucceeds() {
        StringWriter out = new StringWriter();
        assertEquals(0, run(out, "--against", "recordings"));
        List<String> lines = out.toString().lines().toList();
        assertEquals(1 + 12 + 1 + 2 + 3, lines.size());
        assertTrue(lines.get(1).matches("4G +partial +2 +32255 +\\d+ +\\d\\.\\d{3} +1\\.000, 1\\.000"), lines.get(1));
        assertEquals("order at 256M  right: linear < partial < deepeye < bulk", lines.get(18));
    }

    private static int run(StringWriter out, String... arguments) {
        return new CommandLine(new FitCommand()).setOut(new PrintWriter(out)).execute(arguments);
    }

    @Test
    void namesWhatItCanBeFittedAgainst() {
        CommandLine command = new CommandLine(new FitCommand());
        command.setExecutionExceptionHandler((e, line, parsed) -> {
            throw e;
        });
        command.parseArgs("--against", "recording");
        InvalidInput e = assertThrows(InvalidInput.class, () -> ((FitCommand) command.getCommand()).call());
        assertEquals("Unknown thing to fit against 'recording'. Maybe you meant recordings.", e.getMessage());
    }
}
