package dev.tideline.cli;

import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClients;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline agent revoke}: lets a client in no more. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Lets a client or token in no more, at once. What it has ordered goes on.",
        footerHeading = "%nExample:%n",
        footer = "  tideline agent revoke ann@laptop")
final class AgentRevokeCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "NAME|FINGERPRINT",
            description = "As 'tideline agent clients' lists it; eight digits of a fingerprint will do.")
    private String client;

    @Mixin
    private StateOption state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PairedClient gone = new PairedClients(state.directory()).revoke(client);
        spec.commandLine()
                .getOut()
                .println("Revoked " + gone.name() + " (" + gone.fingerprint().prefix() + ").");
        return 0;
    }
}
