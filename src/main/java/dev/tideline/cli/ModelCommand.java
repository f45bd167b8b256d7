package dev.tideline.cli;

import dev.tideline.io.Catalog;
import dev.tideline.io.ProfileFile;
import dev.tideline.workload.Board;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes the modelled profile of a board anew, so that anybody can redo those that ship. */
@Command(
        name = "model-profile",
        mixinStandardHelpOptions = true,
        description = "Models what the shipped networks cost on a Raspberry Pi, from its data sheet.",
        footerHeading = "%nExample:%n",
        footer = "  ./tideline model-profile pi-4b --out pi-4b.json")
public final class ModelCommand implements Callable<Integer> {
    /** The names for --help and completion. */
    static final class Boards implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Board.values()).map(Board::id).iterator();
        }
    }

    @Parameters(
            paramLabel = "BOARD",
            completionCandidates = Boards.class,
            description = "One of ${COMPLETION-CANDIDATES}.")
    private String board;

    @Option(names = "--out", paramLabel = "FILE", description = "Where to write the profile. Default: standard output.")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Network> networks = List.copyOf(Catalog.shipped().networks().values());
        Profile profile = Board.of(board).profile(networks);
        PrintWriter terminal = spec.commandLine().getOut();
        if (out == null) {
            terminal.print(ProfileFile.text(profile));
            terminal.flush();
            return 0;
        }
        ProfileFile.write(out, profile);
        terminal.println("Wrote " + out + ": " + profile.device() + ", modelled, " + networks.size() + " networks.");
        return 0;
    }
}
