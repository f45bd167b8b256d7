package dev.tideline.cli;

import dev.tideline.engine.local.WeightLibrary;
import dev.tideline.engine.local.WeightLibrary.Entry;
import dev.tideline.engine.local.WeightLibrary.Installed;
import dev.tideline.io.Catalog;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tideline weights}: the numbers that networks are executed with. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Installs trained weights, and shows and checks those that are there.",
        footerHeading = "%nExample:%n",
        footer = "  tideline weights install AgeNet age_net.caffemodel")
final class WeightsCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name what to do: install, list or verify.");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Installs a network's trained weights from a file of Caffe's, for all runs to come.",
                "Each layer must be in it, by its name and in the shape that models/ gives."
            },
            footerHeading = "%nExample:%n",
            footer = "  tideline weights install AgeNet age_net.caffemodel")
    int install(
            @Parameters(paramLabel = "NETWORK", description = "A name from 'tideline list networks', or a file.")
                    String network,
            @Parameters(paramLabel = "FILE", description = "A .caffemodel, in the current or an older format.")
                    Path file) {
        Installed installed = WeightLibrary.ofUser().install(Catalog.ofUser().network(network), file);
        PrintWriter out = spec.commandLine().getOut();
        out.println("Installed " + Text.counted(installed.layers(), "layer") + ", " + Bytes.human(installed.bytes())
                + ", in " + installed.folder());
        if (!installed.unused().isEmpty()) {
            out.println("Not used, because the network has no such layers: " + String.join(", ", installed.unused()));
        }
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Lists the weights that are there. Reads only files that changed since they were last read.",
            footerHeading = "%nExample:%n",
            footer = "  tideline weights list")
    int list() {
        show(false).forEach(spec.commandLine().getOut()::println);
        return 0;
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = "Reads all weights and compares them with their checksums. Exit code 2 if some are damaged.",
            footerHeading = "%nExample:%n",
            footer = "  tideline weights verify")
    int verify() {
        List<String> problems = show(true);
        if (!problems.isEmpty()) {
            throw new InvalidInput(String.join(System.lineSeparator(), problems));
        }
        return 0;
    }

    /** @return what is wrong, a sentence each */
    private List<String> show(boolean everyByte) {
        WeightLibrary library = WeightLibrary.ofUser();
        Table table = new Table("NETWORK", "WEIGHTS", ">SIZE", "CHECKSUMS", "WHERE");
        List<String> problems = new ArrayList<>();
        for (Network network : Catalog.ofUser().networks().values()) {
            List<Entry> entries = library.entries(network, everyByte);
            if (entries.isEmpty()) {
                table.row(network.name(), "none yet", Bytes.human(network.weightBytes()), "", "");
            }
            for (Entry entry : entries) {
                table.row(
                        entry.network(),
                        entry.trained() ? "trained" : "random",
                        Bytes.human(entry.bytes()),
                        state(entry),
                        entry.folder().toString());
                if (!entry.problem().isEmpty()) {
                    problems.add(entry.problem());
                }
            }
        }
        table.print(spec.commandLine().getOut());
        return problems;
    }

    private static String state(Entry entry) {
        if (!entry.problem().isEmpty()) {
            return "wrong";
        }
        return entry.checksums() ? "right" : "none";
    }
}
