package dev.tideline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the agent's Debian package beside the program, where the system's own tools can judge it. */
class AgentUnitTest {
    private static final Path FOLDER = Path.of("src/main/deb");

    private record Said(int code, String text) {}

    private static Said run(String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), text);
    }

    private static void require(String... command) throws InterruptedException {
        try {
            Assumptions.assumeTrue(run(command).code() == 0, String.join(" ", command) + " does not work here.");
        } catch (IOException e) {
            Assumptions.abort("Not tested here, it needs " + command[0] + ": " + e.getMessage());
        }
    }

    /** systemd 250 is the first that judges a file; the threshold is in tenths. */
    @Test
    void theServiceIsExposedByTwoAtMost() throws Exception {
        require("systemd-analyze", "--version");
        String unit = FOLDER.resolve("tideline-agent.service").toAbsolutePath().toString();

        Said said = run("systemd-analyze", "security", "--no-pager", "--offline=true", "--threshold=20", unit);
        Assumptions.assumeFalse(said.text().contains("unrecognized option"), "This systemd judges no files.");

        assertEquals(0, said.code(), said.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tideline-agent", "control/postinst", "control/prerm", "control/postrm"})
    void scriptsAreShell(String name) throws Exception {
        require("sh", "-c", "true");

        assertEquals(new Said(0, ""), run("sh", "-n", FOLDER.resolve(name).toString()));
    }
}
