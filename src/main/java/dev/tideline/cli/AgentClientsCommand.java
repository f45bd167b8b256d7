package dev.tideline.cli;

import dev.tideline.engine.remote.trust.PairedClient;
import dev.tideline.engine.remote.trust.PairedClients;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tideline agent clients}: whom the agent lets in. */
@Command(
        name = "clients",
        mixinStandardHelpOptions = true,
        description = "Lists the clients and tokens that the agent here lets in.",
        footerHeading = "%nExample:%n",
        footer = "  tideline agent clients")
final class AgentClientsCommand implements Callable<Integer> {
    @Mixin
    private StateOption state;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<PairedClient> clients = new PairedClients(state.directory()).all();
        if (clients.isEmpty()) {
            spec.commandLine().getOut().println("Nobody is paired. Make a code: tideline agent pair");
            return 0;
        }
        Table table = new Table("NAME", "ROLE", "WITH", "FINGERPRINT", "SINCE");
        clients.forEach(c -> table.row(
                c.name(),
                c.role().text(),
                c.kind().name().toLowerCase(Locale.ROOT),
                c.fingerprint().prefix(),
                c.since().toString()));
        table.print(spec.commandLine().getOut());
        return 0;
    }
}
