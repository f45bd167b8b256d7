package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.RunFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user's shell starts it: standard streams, exit code, current directory, environment. */
class RealProcessTest {
    private static final long PATIENCE_S = 120;

    @TempDir
    private Path folder;

    @Test
    void aRunEndsWithZeroAndSpeaksOnStandardOutput() throws Exception {
        Ran ran = start("run", "small-3", "--memory", "256M", "--export", "run.svg");

        assertEquals("", ran.err());
        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("Wrote run.svg"), ran.out());
        assertTrue(Files.readString(folder.resolve("run.svg")).contains("<svg"));
    }

    @Test
    void aMistakeEndsWithTwoAndSpeaksOnStandardError() throws Exception {
        Ran ran = start("run", "no-such-workload.json");

        assertEquals(
                new Ran(2, "", "no-such-workload.json does not exist; check the path." + System.lineSeparator()), ran);
    }

    @Test
    void aBrokenModelOfTheUserIsNamedWithItsPlace() throws Exception {
        Path models = Files.createDirectories(folder.resolve("tideline/models"));
        Files.writeString(models.resolve("AgeNet.json"), """
                { "format": 1, "name": "AgeNet", "input": { "channels": 3, "height": 8, "width": 8 }, "layers": [
                  { "name": "data", "type": "Input" },
                  { "name": "conv1", "type": "Convolution", "inputs": ["conv2"], "outputs": 2, "kernel": 3 },
                  { "name": "conv2", "type": "Convolution", "inputs": ["conv1"], "outputs": 2, "kernel": 3 } ] }
                """);

        Ran ran = start("run", "small-3");

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("AgeNet.json") && ran.err().contains("layers[1]"), ran.err());
        assertTrue(ran.err().contains("cycle"), ran.err());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theUsersFilesAreInTheHomeThatTheEnvironmentNames() throws Exception {
        Path workloads = Files.createDirectories(folder.resolve(".local/share/tideline/sample-workloads"));
        Files.writeString(workloads.resolve("mine.json"), """
                { "format": 1, "name": "mine", "requests": [ { "atMs": 0, "networks": ["Quick"] } ] }
                """);
        ProcessBuilder builder = builder("run", "mine");
        builder.environment().remove("XDG_DATA_HOME");
        builder.environment().put("HOME", folder.toString());

        Ran ran = finish(builder);

        assertEquals("", ran.err());
        assertEquals(0, ran.code());
    }

    @Test
    void aKilledRunLeavesAFileThatOpens() throws Exception {
        Path workload = Files.writeString(folder.resolve("endless.json"), """
                { "format": 1, "name": "endless", "requests": [], "arrivals": [
                  { "process": "periodic", "count": 1000000, "meanGapMs": 800, "networks": ["AgeNet"] } ] }
                """);
        Path trace = folder.resolve("killed.tide");
        Process process =
                builder("run", workload.toString(), "--trace", trace.toString()).start();
        try {
            while (process.isAlive() && (!Files.exists(trace) || Files.size(trace) < 1_000_000)) {
                process.waitFor(10, TimeUnit.MILLISECONDS);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }

        RunFile.Recording recording = RunFile.read(trace);

        assertEquals(false, recording.complete());
        assertTrue(
                recording.trace().spans().size() > 1000,
                () -> "only " + recording.trace().spans().size() + " tasks");
        assertEquals(1, recording.trace().remarks().size());
    }

    private Ran start(String... args) throws IOException, InterruptedException {
        return finish(builder(args));
    }

    private Ran finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the program does not end");
        } finally {
            process.destroyForcibly();
        }
        return new Ran(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }

    private ProcessBuilder builder(String... args) {
        ProcessBuilder builder = new ProcessBuilder(RealProgram.command(args))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        return builder;
    }
}
