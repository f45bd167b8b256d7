package dev.tideline.bench;

import dev.tideline.ui.WindowStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Cold starts, each in a process of its own: help on the command line, and the window until its chart shows tasks and
 * until all of it is there; against a virtual machine that only prints its version, and an empty window of JavaFX. Wall time, so the machine should be quiet.
 */
final class StartBench implements Benchmark {
    private static final int REPEATS = 9;
    private static final List<String> LIGHT = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    /** As in {@code ./tideline}: the optimising compiler comes when the window is there. */
    private static final List<String> WAITING = List.of(
            "-XX:Tier4InvocationThreshold=30000",
            "-XX:Tier4MinInvocationThreshold=8000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=160000");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public void run(Consumer<String> line) {
        double bare = milliseconds(List.of("-version"));
        line.accept(row("a virtual machine and nothing else", bare, bare));
        line.accept(row("--help", milliseconds(program(LIGHT, "dev.tideline.Main", "--help")), bare));
        line.accept(
                row("list schedulers", milliseconds(program(LIGHT, "dev.tideline.Main", "list", "schedulers")), bare));
        line.accept(row("run small-3", milliseconds(program(List.of(), "dev.tideline.Main", "run", "small-3")), bare));
        boolean linux = System.getProperty("os.name").startsWith("Linux");
        if (linux && System.getenv("DISPLAY") == null) {
            line.accept(
                    "window skipped: no display. Maybe: xvfb-run -s '-screen 0 1920x1080x24' ./tideline bench start");
            return;
        }
        windows(line, bare);
    }

    /** As {@code ./tideline} opens it from the second time on: with the archive of classes that the first time left. */
    private static void windows(Consumer<String> line, double bare) {
        try {
            Path archive = Files.createTempFile("window", ".jsa");
            Files.delete(archive);
            once(window(List.of("-XX:ArchiveClassesAtExit=" + archive), "complete"));
            for (String what : List.of("empty", "chart", "complete")) {
                double first = milliseconds(window(List.of(), what));
                double later = milliseconds(window(List.of("-XX:SharedArchiveFile=" + archive), what));
                line.accept(row("window, " + what + ", first time", first, bare));
                line.accept(row("window, " + what + ", with archive", later, bare));
            }
            Files.delete(archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> window(List<String> flags, String what) {
        List<String> words = new ArrayList<>(flags);
        words.addAll(WAITING);
        return program(words, WindowStart.class.getName(), what);
    }

    private static String row(String what, double ms, double bare) {
        return String.format(Locale.ROOT, "%-36s %7.0f ms  x %.1f", what, ms, ms / bare);
    }

    private static List<String> program(List<String> flags, String main, String... arguments) {
        List<String> words = new ArrayList<>(flags);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
        words.addAll(List.of(arguments));
        return words;
    }

    private static double milliseconds(List<String> words) {
        once(words);
        return Median.of(REPEATS, () -> once(words));
    }

    private static double once(List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        try {
            long begin = System.nanoTime();
            Process process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("Exit code " + exitCode + " of " + command);
            }
            return (System.nanoTime() - begin) / 1e6;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + command + " ran.", e);
        }
    }
}
