package dev.tideline.cli;

import dev.tideline.engine.remote.trust.StateDirectory;
import dev.tideline.io.Catalog;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where an agent keeps its key, its clients and its runs. */
final class StateOption {
    /** Set by systemd for a unit with StateDirectory=; a list, of which the first is ours. */
    private static final String SYSTEMD = "STATE_DIRECTORY";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The agent's directory, for its key, clients and runs. Default: $STATE_DIRECTORY, as systemd"
                    + " sets it, or the folder 'agent' among the user's own files.")
    private Path state;

    StateDirectory directory() {
        return new StateDirectory(path());
    }

    Path path() {
        if (state != null) {
            return state;
        }
        String systemd = System.getenv().getOrDefault(SYSTEMD, "").split(":")[0];
        return systemd.isBlank() ? Catalog.userDirectory().resolve("agent") : Path.of(systemd);
    }
}
