package dev.tideline.cli;

import dev.tideline.engine.sim.Fit;
import dev.tideline.io.Catalog;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.workload.InvalidInput;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how near the simulator's paging comes to recorded runs, cell by cell. */
@Command(
        name = "fit",
        mixinStandardHelpOptions = true,
        description = {
            "Runs what was recorded under memory limits in the simulator and compares the makespans.",
            "Exit code 0 if median error, worst error and the order of policies are as they should be, 3 if not."
        },
        footerHeading = "%nExample:%n",
        footer = "  ./tideline fit --against recordings")
public final class FitCommand implements Callable<Integer> {
    private static final List<String> KNOWN = List.of("recordings");
    private static final int MISSED = 3;

    @Option(
            names = "--against",
            paramLabel = "WHAT",
            defaultValue = "recordings",
            description = "What to compare with: recordings (EdgeCaffe's twelve makespans at 4G, 1G and 256M).")
    private String against;

    @Option(
            names = "--profile",
            paramLabel = "FILE|NAME",
            defaultValue = "recorded-memory-limits",
            description = "Another set of parameters for the same networks; default: ${DEFAULT-VALUE}.")
    private String profile;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!KNOWN.contains(against)) {
            throw InvalidInput.unknown("thing to fit against", against, KNOWN);
        }
        Fit fit = Fit.of(Catalog.ofUser().profile(profile));
        print(fit, spec.commandLine().getOut());
        return fit.holds() ? 0 : MISSED;
    }

    private static void print(Fit fit, PrintWriter out) {
        line(
                out,
                "%-5s %-8s %7s %13s %10s %6s   %s",
                "cap",
                "policy",
                "workers",
                "recorded ms",
                "model ms",
                "ratio",
                "to the best of its cap: recorded, model");
        fit.columns().values().forEach(column -> printColumn(column, out));
        line(out, "");
        line(out, "median error %5.1f %%   (at most %.0f %%)", 100 * fit.medianError(), 100 * Fit.MEDIAN_LIMIT);
        line(out, "worst error  %5.1f %%   (at most %.0f %%)", 100 * fit.worstError(), 100 * Fit.WORST_LIMIT);
        fit.columns().forEach((cap, column) -> printOrder(cap, column, out));
        out.flush();
    }

    private static void printColumn(List<Fit.Cell> column, PrintWriter out) {
        double bestRecorded =
                column.stream().mapToDouble(Fit.Cell::recordedMs).min().orElseThrow();
        double bestModel = column.stream().mapToDouble(Fit.Cell::modelMs).min().orElseThrow();
        for (Fit.Cell cell : column) {
            line(
                    out,
                    "%-5s %-8s %7d %13.0f %10.0f %6.3f   %.3f, %.3f",
                    cell.run().cap(),
                    cell.run().loading().id(),
                    cell.run().workers(),
                    cell.recordedMs(),
                    cell.modelMs(),
                    cell.ratio(),
                    cell.recordedMs() / bestRecorded,
                    cell.modelMs() / bestModel);
        }
    }

    private static void printOrder(String cap, List<Fit.Cell> column, PrintWriter out) {
        List<LoadingPolicy> recorded = Fit.recordedOrder(column);
        List<LoadingPolicy> model = Fit.modelOrder(column);
        line(
                out,
                "order at %-5s %s",
                cap,
                recorded.equals(model)
                        ? "right: " + text(model)
                        : "wrong: " + text(model) + ", recorded " + text(recorded));
    }

    private static String text(List<LoadingPolicy> order) {
        return order.stream().map(LoadingPolicy::id).collect(Collectors.joining(" < "));
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
