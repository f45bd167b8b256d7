package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.io.RunFile;
import dev.tideline.trace.RunTrace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The agent and its client as two real programs. */
@Timeout(240)
class AgentProcessTest {
    private static final int PATIENCE_S = 60;
    private static final Pattern PORT =
            Pattern.compile("Agent pi listens on 127\\.0\\.0\\.1:(\\d+), key ([0-9a-f]{8})\\.");
    private static final Pattern CODE = Pattern.compile("Pairing code: (\\d{3} \\d{3}) \\(role (view|run)");

    @TempDir
    private Path folder;

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aClientPairsWithTheCodeThatTheAgentShows() throws Exception {
        Process agent = agent();
        try (BufferedReader said = agent.inputReader(StandardCharsets.UTF_8)) {
            Matcher listens = match(PORT, said.readLine());
            String address = "127.0.0.1:" + listens.group(1);
            String code = match(CODE, said.readLine()).group(1);

            Ran wrong = client("pair", address, "--code", code.equals("111 111") ? "222222" : "111111");
            assertEquals(2, wrong.code());
            assertTrue(wrong.err().contains("The code is wrong. 4 tries are left."), wrong.err());

            Ran paired = client("pair", address, "--code", code, "--name", "ann");
            assertEquals("", paired.err());
            assertTrue(
                    paired.out().endsWith("You may run there: --engine " + address + System.lineSeparator()),
                    paired.out());

            Ran another = client("agent", "pair", "--role", "view", "--state", state());
            assertEquals("view", match(CODE, another.out()).group(2), another.out());
            assertTrue(another.out().strip().endsWith(":" + listens.group(1)), another.out());

            Ran clients = client("agent", "clients", "--state", state());
            assertTrue(clients.out().lines().anyMatch(line -> line.startsWith("ann ")), clients.out());
            assertEquals(0, client("agent", "revoke", "ann", "--state", state()).code());

            agent.toHandle().destroy(); // SIGTERM, and its streams stay open
            assertEquals("Agent ended.", said.readLine());
            assertTrue(agent.waitFor(PATIENCE_S, TimeUnit.SECONDS), "ends");
            String journal = Files.readString(folder.resolve("journal.txt"));
            assertEquals(2, journal.lines().count(), journal);

            Ran gone = client("pair", address, "--code", "123456");
            assertEquals(4, gone.code());
            assertTrue(gone.err().startsWith("No agent answers at 127.0.0.1, port " + listens.group(1)), gone.err());
        } finally {
            agent.destroyForcibly();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void afterAHardEndItHasItsKeyAndTheDirectoryIsFree() throws Exception {
        String key;
        Process first = agent();
        try (BufferedReader said = first.inputReader(StandardCharsets.UTF_8)) {
            key = match(PORT, said.readLine()).group(2);
            Ran second = client("agent", "--listen", "127.0.0.1:0", "--state", state(), "--no-discovery");
            assertEquals(2, second.code());
            assertTrue(second.err().contains("is running already"), second.err());
        } finally {
            first.destroyForcibly().waitFor();
        }
        Process again = agent();
        try (BufferedReader said = again.inputReader(StandardCharsets.UTF_8)) {
            assertEquals(key, match(PORT, said.readLine()).group(2));
        } finally {
            again.destroyForcibly().waitFor();
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void whatRunsIsNotLostWhenItsClientOrTheAgentIsKilled() throws Exception {
        LocalEngine.obstacle(LocalSettings.USUAL).ifPresent(Assumptions::abort);
        workload("long", 60_000);
        workload("short", 2_000);
        Process first = agent("127.0.0.1:0");
        String address;
        try (BufferedReader said = first.inputReader(StandardCharsets.UTF_8)) {
            address = "127.0.0.1:" + match(PORT, said.readLine()).group(1);
            String code = match(CODE, said.readLine()).group(1);
            assertEquals(
                    0, client("pair", address, "--code", code, "--name", "ann").code());

            Process killed = order(address, "short", "killed.tide");
            killed.destroyForcibly().waitFor();
            Ran watched = client("watch", address, "last", "--trace", file("watched.tide"));
            assertEquals(0, watched.code(), watched.err());
            assertTrue(RunFile.read(folder.resolve("watched.tide")).complete());
            assertFalse(RunFile.read(folder.resolve("killed.tide")).complete());

            Process follower = order(address, "long", "cut.tide");
            first.destroyForcibly().waitFor();
            Process again = agent(address);
            try (BufferedReader saidAgain = again.inputReader(StandardCharsets.UTF_8)) {
                match(PORT, saidAgain.readLine());
                assertTrue(follower.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the follower hears how it ended");
                assertEquals(3, follower.exitValue());
                RunTrace cut = RunFile.read(folder.resolve("cut.tide")).trace();
                assertTrue(cut.end().orElseThrow().message().contains("went away while it ran"), cut.end()::toString);
                assertTrue(Files.readString(folder.resolve("journal.txt")).contains("went away while it ran"));
                String list = client("watch", address).out();
                assertTrue(list.lines().skip(1).findFirst().orElseThrow().contains(" cut "), list);

                Ran next = client("run", file("short.json"), "--engine", address);
                assertEquals(0, next.code(), next.err());
            } finally {
                again.destroyForcibly().waitFor();
                follower.destroyForcibly();
            }
        } finally {
            first.destroyForcibly().waitFor();
        }
    }

    /** Two requests so far apart: a run that lasts, and has events at its beginning. */
    private void workload(String name, int gapMs) throws IOException {
        Files.writeString(folder.resolve(name + ".json"), """
                { "format": 1, "name": "%s", "requests": [
                  { "atMs": 0, "networks": ["SoS_GoogleNet"] }, { "atMs": %d, "networks": ["SoS_GoogleNet"] } ] }
                """.formatted(name, gapMs));
    }

    /** A client whose run has finished its first job. */
    private Process order(String address, String workload, String trace) throws Exception {
        Process client = builder("run", file(workload + ".json"), "--engine", address, "--trace", file(trace))
                .redirectError(folder.resolve("err.txt").toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .start();
        Path file = folder.resolve(trace);
        while (!Files.exists(file) || Files.size(file) < 5_000 || !firstJobIsDone(file)) {
            assertFalse(client.waitFor(20, TimeUnit.MILLISECONDS), Files.readString(folder.resolve("err.txt")));
        }
        return client;
    }

    private static boolean firstJobIsDone(Path trace) {
        return !RunFile.read(trace).trace().results().isEmpty();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void aCodeForNoAgentIsRefused() throws Exception {
        Ran ran = Ran.with("agent", "pair", "--state", state());
        assertEquals(2, ran.code());
        assertTrue(ran.err().startsWith("No agent runs with the directory"), ran.err());
    }

    @Test
    void whereItCannotListenItSaysSo() {
        for (String wrong : List.of("nowhere", "127.0.0.1:http", "127.0.0.1:70000", "203.0.113.9:7463")) {
            Ran ran = Ran.with("agent", "--listen", wrong, "--state", state(), "--no-discovery");
            assertEquals(2, ran.code(), wrong);
            assertTrue(ran.err().startsWith("Cannot listen on "), ran.err());
        }
    }

    private String state() {
        return folder.resolve("state").toString();
    }

    private Process agent() throws IOException {
        return agent("127.0.0.1:0");
    }

    private Process agent(String listen) throws IOException {
        return builder("agent", "--listen", listen, "--name", "pi", "--state", state(), "--no-discovery")
                .redirectError(folder.resolve("journal.txt").toFile())
                .start();
    }

    private Ran client(String... args) throws IOException, InterruptedException {
        Path err = folder.resolve("err.txt");
        Process process = builder(args).redirectError(err.toFile()).start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            StringBuilder text = new StringBuilder();
            out.lines().forEach(line -> text.append(line).append(System.lineSeparator()));
            assertTrue(process.waitFor(PATIENCE_S, TimeUnit.SECONDS), "ends");
            return new Ran(process.exitValue(), text.toString(), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    private ProcessBuilder builder(String... args) {
        ProcessBuilder builder = new ProcessBuilder(RealProgram.command(args));
        builder.environment().put("XDG_DATA_HOME", folder.resolve("user").toString());
        builder.environment().put("HOME", folder.toString());
        return builder;
    }

    private static Matcher match(Pattern pattern, String line) {
        Matcher matcher = pattern.matcher(String.valueOf(line));
        assertTrue(matcher.find(), String.valueOf(line));
        return matcher;
    }
}
