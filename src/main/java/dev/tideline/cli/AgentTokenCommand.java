package dev.tideline.cli;

import dev.tideline.engine.remote.trust.Identity;
import dev.tideline.engine.remote.trust.PairedClients;
import dev.tideline.engine.remote.trust.Role;
import dev.tideline.engine.remote.trust.Token;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code tideline agent token}: lets a script in. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a file with which a script uses the agent here, without pairing: --token-file FILE.",
            "Whoever has the file is let in, until it is revoked. It holds the agent's fingerprint and a secret."
        },
        footerHeading = "%nExample:%n",
        footer = "  tideline agent token --role run --out nightly.token")
final class AgentTokenCommand implements Callable<Integer> {
    @Option(names = "--role", paramLabel = "view|run", description = "What the script may do. Default: run.")
    private String role = Role.RUN.text();

    @Option(names = "--out", paramLabel = "FILE", required = true, description = "Where to write it.")
    private Path out;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "By which it is listed and revoked. Default: the file's name.")
    private String name = "";

    @Mixin
    private StateOption state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Role given = Role.parse(role);
        new Target(out).checkDirectory();
        Token.make(
                        Identity.in(state.directory()).fingerprint(),
                        new PairedClients(state.directory()),
                        given,
                        name.isBlank() ? out.getFileName().toString() : name,
                        Instant.now())
                .write(out);
        spec.commandLine().getOut().println("Wrote " + out + ", role " + given.text() + ". Keep it secret.");
        return 0;
    }
}
