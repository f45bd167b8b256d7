package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A command of the system that ends soon. */
final class Command {
    private Command() {}

    /** @throws IOException with what it printed, if it does not exist or does not succeed */
    static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        int exitCode = process.onExit().join().exitValue();
        if (exitCode != 0) {
            throw new IOException(command.get(0) + " ended with exit code " + exitCode
                    + (printed.isEmpty() ? "" : ": " + printed.replaceAll("\\s+", " ")));
        }
    }
}
