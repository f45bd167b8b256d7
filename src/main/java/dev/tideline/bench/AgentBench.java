package dev.tideline.bench;

import dev.tideline.engine.limit.ProcessMemory;
import dev.tideline.engine.remote.agent.RemoteBench;
import dev.tideline.ui.PixelBench;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.WholeFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * An agent: events per second over TLS on loopback, of a run of a million tasks, against reading the same file; how late an
 * event is, at the listener and on the screen; and what the process holds in memory while nobody asks anything of it.
 */
final class AgentBench implements Benchmark {
    private static final int TASKS = 1_000_000;
    private static final int SMALL = 10_000;
    private static final int SETTLE_S = 5;

    /** As in {@code ./tideline}. */
    private static final List<String> FLAGS =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xms8m", "-Xmx96m", "-Xss512k");

    @Override
    public String name() {
        return "agent";
    }

    @Override
    public void run(Consumer<String> line) {
        try {
            Path directory = Files.createTempDirectory("tideline-bench");
            try {
                RemoteBench bench = new RemoteBench(directory);
                bench.run(Paper.load().spec(TASKS, "MEMA"), line);
                idle(directory.resolve("idle"), line);
                toPixels(bench, line);
            } finally {
                remove(directory);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot measure in a temporary directory: " + WholeFile.reason(e), e);
        }
    }

    private static void toPixels(RemoteBench bench, Consumer<String> line) {
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        if (linux && System.getenv("DISPLAY") == null) {
            line.accept(
                    "To the screen: skipped, no display. Maybe: xvfb-run -s '-screen 0 1920x1080x24' ./tideline bench agent");
            return;
        }
        try {
            bench.latencyTo(PixelBench::lateness, Paper.load().spec(SMALL, "MEMA"), line);
        } catch (IllegalStateException e) {
            line.accept("To the screen: skipped, another benchmark has used JavaFX. Name only 'agent'.");
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static void idle(Path state, Consumer<String> line) throws IOException {
        List<String> command = new ArrayList<>(FLAGS);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.tideline.Main", "agent"));
        command.addAll(List.of("--listen", "127.0.0.1:0", "--no-discovery", "--state", state.toString()));
        Process agent = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader said = agent.inputReader(StandardCharsets.UTF_8);
                ProcessMemory memory = new ProcessMemory(agent.pid())) {
            said.readLine();
            // Not for an event: for that there is none.
            agent.waitFor(SETTLE_S, TimeUnit.SECONDS);
            memory.read()
                    .ifPresent(now -> line.accept("idle agent: " + Bytes.human(now.residentBytes())
                            + " resident beside what is mapped from files"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            agent.destroy();
            agent.onExit().join();
        }
    }
}
