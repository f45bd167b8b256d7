package dev.tideline.cli;

import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.agent.Agent;
import dev.tideline.engine.remote.agent.AgentSettings;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.PairingRefused;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline agent}: runs on this machine for others, until it is stopped. */
@Command(
        name = "agent",
        mixinStandardHelpOptions = true,
        description = {
            "Lets paired workbenches on other machines run on this one, over TLS 1.3. Ends with Ctrl+C or SIGTERM.",
            "While nobody is paired, it shows a code at its start; 'tideline agent pair' shows others."
        },
        subcommands = {
            AgentPairCommand.class,
            AgentClientsCommand.class,
            AgentRevokeCommand.class,
            AgentTokenCommand.class
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  tideline agent",
            "  tideline agent --listen 192.168.0.7:" + AgentAddress.USUAL_PORT + " --name bench"
        })
final class AgentCommand implements Callable<Integer> {
    private static final Path HOST_NAME = Path.of("/proc/sys/kernel/hostname");

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "Where to listen; port 0 takes a free one. Default: all of this machine's addresses, port "
                    + AgentAddress.USUAL_PORT + ".")
    private String listen = ":" + AgentAddress.USUAL_PORT;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What it is called in lists. Default: the host's name.")
    private String name = "";

    @Option(names = "--no-discovery", description = "Does not announce itself in the local network.")
    private boolean hidden;

    @Mixin
    private StateOption state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        AgentSettings settings = new AgentSettings(
                ListenAddress.parse(listen), name.isBlank() ? hostName() : name, state.path(), !hidden);
        try (Agent agent = Agent.start(settings, err::println)) {
            Interruption interruption = new Interruption(agent::close);
            out.println("Agent " + settings.name() + " listens on " + at(settings.listen(), agent.port()) + ", key "
                    + agent.key().prefix() + ".");
            showFirstCode(agent, out);
            agent.awaitEnd();
            out.println("Agent ended.");
            interruption.close();
        }
        return 0;
    }

    /** Whoever starts an agent for the first time wants to pair, and may see no more than its output. */
    private void showFirstCode(Agent agent, PrintWriter out) {
        if (!new PairedClients(state.directory()).all().isEmpty()) {
            return;
        }
        try {
            PairingDesk.Open open = new PairingDesk(state.directory(), Clock.systemUTC()).open(Role.RUN);
            out.println("Nobody is paired yet. " + AgentPairCommand.text(open, agent.port()));
        } catch (PairingRefused e) {
            out.println(e.getMessage());
        }
    }

    private static String at(InetSocketAddress bound, int port) {
        return bound.getAddress().isAnyLocalAddress()
                ? "port " + port
                : new AgentAddress(bound.getAddress().getHostAddress(), port).toString();
    }

    /** Linux says it in a file, whether or not the network knows the name. */
    static String hostName() {
        try {
            if (Files.isReadable(HOST_NAME)) {
                return Files.readString(HOST_NAME).strip();
            }
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException e) {
            return "agent";
        }
    }

    /** HOST:PORT as a place to listen. */
    static final class ListenAddress {
        private ListenAddress() {}

        /** @throws InvalidInput if it is none */
        static InetSocketAddress parse(String text) {
            int colon = text.lastIndexOf(':');
            String port = text.substring(colon + 1);
            if (colon < 0 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65535) {
                throw new InvalidInput("Cannot listen on '" + text + "'. Write HOST:PORT, as in 0.0.0.0:"
                        + AgentAddress.USUAL_PORT + "; port 0 takes a free one.");
            }
            String host = text.substring(0, colon).replaceAll("[\\[\\]]", "");
            return host.isEmpty() || host.equals("*")
                    ? new InetSocketAddress(Integer.parseInt(port))
                    : new InetSocketAddress(host, Integer.parseInt(port));
        }
    }
}
