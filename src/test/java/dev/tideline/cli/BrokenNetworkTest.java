package dev.tideline.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.io.RunFile;
import dev.tideline.trace.RunEvent;
import dev.tideline.wire.MessageInput;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An agent and its client as real programs in two network namespaces, while the link between them breaks and, where the
 * kernel can, delays and loses packets. FaultSchedulesTest has many more schedules, in one process.
 */
@EnabledOnOs(OS.LINUX)
@Timeout(240)
class BrokenNetworkTest {
    private static final int PATIENCE_S = 120;
    private static final Pattern PORT = Pattern.compile(":(\\d+), key");

    @TempDir
    private Path folder;

    @BeforeEach
    void requireEngine() throws IOException {
        LocalEngine.obstacle(LocalSettings.USUAL).ifPresent(Assumptions::abort);
        Files.writeString(folder.resolve("steady.json"), """
                { "format": 1, "name": "steady", "requests": [], "arrivals": [
                  { "process": "periodic", "count": 60, "meanGapMs": 100, "networks": ["SoS_GoogleNet"] } ] }
                """);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void everyEventComesOnceAndInOrder(long seed) throws Exception {
        try (Namespaces network = new Namespaces()) {
            Process agent = start(
                    network.inServer(RealProgram.command(
                            "agent",
                            "--listen",
                            Namespaces.SERVER_ADDRESS + ":0",
                            "--name",
                            "far",
                            "--no-discovery",
                            "--state",
                            file("state"))),
                    "agent.txt");
            try (BufferedReader said = agent.inputReader(StandardCharsets.UTF_8)) {
                Matcher listens = PORT.matcher(said.readLine());
                assertTrue(listens.find());
                String address = Namespaces.SERVER_ADDRESS + ":" + listens.group(1);
                assertEquals(
                        0,
                        Ran.with("agent", "token", "--out", file("t"), "--state", file("state"))
                                .code());
                Process client = start(
                        network.inClient(RealProgram.command(
                                "run",
                                file("steady.json"),
                                "--engine",
                                address,
                                "--token-file",
                                file("t"),
                                "--trace",
                                file("client.tide"))),
                        "client.txt");
                try {
                    disturb(network, client, new Random(seed));
                    assertTrue(client.waitFor(PATIENCE_S, TimeUnit.SECONDS), "the client hears the end");
                    assertEquals(0, client.exitValue(), Files.readString(folder.resolve("client.txt")));
                } finally {
                    client.destroyForcibly().waitFor();
                }
                assertEquals(events(agentsFile()), events(folder.resolve("client.tide")));
                assertTrue(RunFile.read(folder.resolve("client.tide")).complete());
            } finally {
                agent.destroyForcibly().waitFor();
            }
        }
    }

    /** From the first event on to the end of the run; then the link is whole again. */
    private void disturb(Namespaces network, Process client, Random random) throws Exception {
        Path trace = folder.resolve("client.tide");
        while (!Files.exists(trace) || Files.size(trace) == 0) {
            assertFalse(client.waitFor(20, TimeUnit.MILLISECONDS), () -> "the client ended early");
        }
        String cannot = network.disturb(0, 0);
        if (!cannot.isEmpty()) {
            System.err.println("Only cuts are tested here, neither delay nor loss: " + cannot);
        }
        for (int fault = 0; fault < 12 && client.isAlive(); fault++) {
            if (cannot.isEmpty()) {
                network.disturb(random.nextInt(80), random.nextInt(25));
            }
            client.waitFor(random.nextInt(300), TimeUnit.MILLISECONDS);
            network.cut();
            client.waitFor(100 + random.nextInt(fault == 6 ? 4000 : 500), TimeUnit.MILLISECONDS);
            network.up();
        }
        network.disturb(0, 0);
    }

    private Path agentsFile() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("state/runs"))) {
            return files.filter(file -> file.toString().endsWith(".tide"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<RunEvent> events(Path file) throws IOException {
        List<RunEvent> events = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            MessageInput messages = new MessageInput(in);
            messages.info();
            while (messages.events(events::add)) {}
        }
        assertTrue(events.size() > 1000, () -> "only " + events.size() + " events");
        return events;
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Process start(List<String> command, String errors) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve(errors).toFile());
        builder.environment().put("XDG_DATA_HOME", file("user"));
        return builder.start();
    }
}
