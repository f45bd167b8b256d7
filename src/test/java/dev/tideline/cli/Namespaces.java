package dev.tideline.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Two network namespaces with a link between them that can be cut, delayed and made lossy. Needs root and Linux. */
final class Namespaces implements AutoCloseable {
    static final String SERVER_ADDRESS = "10.231.77.1";
    private static final String CLIENT_ADDRESS = "10.231.77.2";

    private static final String FAR = "veth-far";
    private static final String NEAR = "veth-near";

    private final String server = "tideline-a" + ProcessHandle.current().pid();
    private final String client = "tideline-b" + ProcessHandle.current().pid();

    /** Skips the test, saying what is missing, where there can be none. */
    Namespaces() {
        try {
            require("ip", "netns", "add", server);
            require("ip", "netns", "add", client);
            require(
                    "ip", "link", "add", "name", FAR, "netns", server, "type", "veth", "peer", "name", NEAR, "netns",
                    client);
            require("ip", "-n", server, "addr", "add", SERVER_ADDRESS + "/24", "dev", FAR);
            require("ip", "-n", client, "addr", "add", CLIENT_ADDRESS + "/24", "dev", NEAR);
            up();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private static String run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.onExit().join().exitValue() == 0 ? "" : said.isEmpty() ? "it failed" : said;
        } catch (IOException e) {
            return e.getMessage();
        }
    }

    private static void require(String... command) {
        String wrong = run(command);
        Assumptions.assumeTrue(
                wrong.isEmpty(),
                () -> "Not tested here, it needs root and network namespaces: " + String.join(" ", command) + ": "
                        + wrong);
    }

    List<String> inServer(List<String> command) {
        return in(server, command);
    }

    List<String> inClient(List<String> command) {
        return in(client, command);
    }

    private static List<String> in(String namespace, List<String> command) {
        List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", namespace));
        all.addAll(command);
        return all;
    }

    /** Nothing comes through any more. */
    void cut() {
        run("ip", "-n", server, "link", "set", FAR, "down");
    }

    void up() {
        require("ip", "-n", server, "link", "set", FAR, "up");
        require("ip", "-n", client, "link", "set", NEAR, "up");
    }

    /** @return why this kernel cannot; empty if from now on packets are late or lost like this */
    String disturb(int delayMs, int lossPercent) {
        String wrong = "";
        for (String[] end : new String[][] {{server, FAR}, {client, NEAR}}) {
            wrong += run(
                    "tc",
                    "-n",
                    end[0],
                    "qdisc",
                    "replace",
                    "dev",
                    end[1],
                    "root",
                    "netem",
                    "delay",
                    delayMs + "ms",
                    "loss",
                    lossPercent + "%");
        }
        return wrong;
    }

    @Override
    public void close() {
        run("ip", "netns", "del", server);
        run("ip", "netns", "del", client);
    }
}
