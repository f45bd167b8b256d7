package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.limit.MemoryGroups;
import dev.tideline.engine.limit.SwapFile;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.io.RunFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program, killed while its runner works under an enforced cap with swap made for the run. */
class KilledProgramTest {
    private static final long PATIENCE_S = 120;
    private static final Path GROUPS = Path.of("/sys/fs/cgroup");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireGroupsAndSwap() throws IOException {
        LocalEngine.obstacle(LocalSettings.USUAL).ifPresent(KilledProgramTest::skip);
        new MemoryGroups().obstacle().ifPresent(KilledProgramTest::skip);
        try {
            SwapFile.create(folder.resolve("trial"), 1 << 20).close();
        } catch (IOException e) {
            skip(e.getMessage());
        }
        workload("endless", 100_000);
        workload("short", 1);
    }

    private static void skip(String missing) {
        Assumptions.abort("Not tested here, it needs root, a control group and a disk to swap to: " + missing);
    }

    private void workload(String name, int count) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), """
                { "format": 1, "name": "%s", "requests": [], "arrivals": [
                  { "process": "periodic", "count": %d, "meanGapMs": 20, "networks": ["SoS_GoogleNet"] } ] }
                """.formatted(name, count));
    }

    @Test
    void aKilledProgramLeavesNoRunnerAndTheNextRunRemovesTheRest() throws Exception {
        Path trace = folder.resolve("killed.tide");
        Process killed = running(trace);
        List<ProcessHandle> runners = killed.descendants().toList();
        assertFalse(groupsOf(killed).isEmpty());
        assertFalse(swapFilesOf(killed).isEmpty());

        killed.destroyForcibly();

        ended(killed, runners);
        assertFalse(RunFile.read(trace).complete());
        assertTrue(RunFile.read(trace).trace().spans().size() > 0);
        Process next = builder("run", "short.json", "--engine", "local", "--memory", "128M")
                .start();
        assertTrue(next.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the next run does not end");
        assertEquals(0, next.exitValue(), () -> text("err.txt"));
        assertEquals(List.of(), groupsOf(killed));
        assertEquals(List.of(), swapFilesOf(killed));
    }

    @Test
    void aProgramThatIsAskedToEndLeavesNothing() throws Exception {
        Process asked = running(folder.resolve("asked.tide"));
        List<ProcessHandle> runners = asked.descendants().toList();

        asked.destroy();

        ended(asked, runners);
        assertEquals(List.of(), groupsOf(asked));
        assertEquals(List.of(), swapFilesOf(asked));
    }

    /** A program whose run goes on. */
    private Process running(Path trace) throws Exception {
        Process process = builder(
                        "run",
                        "endless.json",
                        "--engine",
                        "local",
                        "--swap",
                        "64M",
                        "--memory",
                        "128M",
                        "--trace",
                        trace.toString())
                .start();
        try {
            while (!Files.exists(trace) || spans(trace) == 0) {
                assertFalse(process.waitFor(20, TimeUnit.MILLISECONDS), () -> text("err.txt"));
            }
            return process;
        } catch (AssertionError e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** 0 while the file has no head yet. */
    private static int spans(Path trace) throws IOException {
        return Files.size(trace) < 10_000
                ? 0
                : RunFile.read(trace).trace().spans().size();
    }

    private static void ended(Process program, List<ProcessHandle> runners) throws Exception {
        assertTrue(program.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the program does not end");
        assertFalse(runners.isEmpty(), "it had no runner");
        for (ProcessHandle runner : runners) {
            runner.onExit().get(PATIENCE_S, TimeUnit.SECONDS);
        }
    }

    private static List<Path> groupsOf(Process program) throws IOException {
        try (Stream<Path> groups = Files.find(
                GROUPS, 8, (path, about) -> about.isDirectory() && named(path, "tideline-" + program.pid() + "-"))) {
            return groups.toList();
        }
    }

    private List<Path> swapFilesOf(Process program) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("cache/tideline/swap"))) {
            return files.filter(path -> named(path, "swap-" + program.pid() + "-"))
                    .toList();
        }
    }

    private static boolean named(Path path, String start) {
        return path.getFileName().toString().startsWith(start);
    }

    private String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private ProcessBuilder builder(String... args) {
        ProcessBuilder builder = new ProcessBuilder(RealProgram.command(args))
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        builder.environment().remove("TIDELINE_CACHE");
        return builder;
    }
}
