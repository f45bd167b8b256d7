package dev.tideline.cli;

import dev.tideline.engine.remote.agent.Agent;
import dev.tideline.engine.remote.trust.PairingDesk;
import dev.tideline.engine.remote.trust.PairingRefused;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.workload.InvalidInput;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline agent pair}: a code for one client of the agent that runs here. */
@Command(
        name = "pair",
        mixinStandardHelpOptions = true,
        description = {
            "Shows a code with which one workbench pairs with the agent that runs here.",
            "It works once, for ten minutes and five tries; an earlier one does not work any more."
        },
        footerHeading = "%nExample:%n",
        footer = "  tideline agent pair --role view")
final class AgentPairCommand implements Callable<Integer> {
    @Option(
            names = "--role",
            paramLabel = "view|run",
            description = "What the client may do: look, or also order runs and steer them. Default: run.")
    private String role = Role.RUN.text();

    @Mixin
    private StateOption state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Role wanted = Role.parse(role);
        int port = Agent.portOf(state.directory())
                .orElseThrow(() -> new InvalidInput(
                        "No agent runs with the directory " + state.directory().path()
                                + ". Start it (tideline agent), or name its directory with --state DIR."));
        try {
            PairingDesk.Open open = new PairingDesk(state.directory(), Clock.systemUTC()).open(wanted);
            spec.commandLine().getOut().println(text(open, port));
            return 0;
        } catch (PairingRefused e) {
            throw new InvalidInput(e.getMessage(), e);
        }
    }

    /** @param port where the agent listens */
    static String text(PairingDesk.Open open, int port) {
        return "Pairing code: " + open.code().text() + " (role " + open.role().text() + ", for "
                + PairingDesk.VALID.toMinutes() + " minutes). In the workbench: Connect. Or: tideline pair "
                + AgentCommand.hostName() + ":" + port;
    }
}
