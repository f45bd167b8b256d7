package dev.tideline.cli;

import dev.tideline.engine.remote.Access;
import dev.tideline.engine.remote.AgentAddress;
import dev.tideline.engine.remote.AgentInfo;
import dev.tideline.engine.remote.AgentPairing;
import dev.tideline.engine.remote.trust.PairingCode;
import dev.tideline.workload.InvalidInput;
import java.io.Console;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline pair}: makes this user and an agent known to each other. */
@Command(
        name = "pair",
        mixinStandardHelpOptions = true,
        description = {
            "Pairs with an agent, once: asks for the code that the agent shows.",
            "The agent shows one at its first start, and whenever 'tideline agent pair' is called there."
        },
        footerHeading = "%nExample:%n",
        footer = "  tideline pair pi4.local:" + AgentAddress.USUAL_PORT)
final class PairCommand implements Callable<Integer> {
    @Parameters(paramLabel = "HOST:PORT", description = "The agent.")
    private String agent;

    @Option(names = "--code", paramLabel = "CODE", description = "The code, where nobody can be asked.")
    private String code = "";

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the agent calls this user in its list. Default: user@host.")
    private String name = "";

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        AgentAddress address = AgentAddress.parse(agent);
        PairingCode pairing = PairingCode.parse(code.isEmpty() ? ask(address) : code);
        AgentInfo paired = AgentPairing.pair(address, Access.in(OwnAgents.directory()), pairing, name);
        spec.commandLine()
                .getOut()
                .println("Paired with " + paired.name() + " (" + paired.model() + ", key "
                        + paired.key().prefix() + "). You may " + paired.role().text() + " there: --engine " + address);
        return 0;
    }

    private static String ask(AgentAddress address) {
        Console console = System.console();
        String typed = console == null ? null : console.readLine("Code shown by the agent at %s: ", address);
        if (typed == null) {
            throw new InvalidInput("There is no terminal to ask for the code. Add --code CODE.");
        }
        return typed;
    }
}
