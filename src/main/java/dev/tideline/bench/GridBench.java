package dev.tideline.bench;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.study.Table3;
import dev.tideline.workload.Bytes;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How long the MEMA paper's whole grid of small batches takes to simulate, once, and what comes out. */
final class GridBench implements Benchmark {
    @Override
    public String name() {
        return "grid";
    }

    @Override
    public void run(Consumer<String> line) {
        PaperGrid grid = new PaperGrid(Paper.load());
        long begin = Cpu.ns();
        List<PaperGrid.Result> results = grid.run();
        double seconds = (Cpu.ns() - begin) / 1e9;
        int tasks = results.stream().mapToInt(PaperGrid.Result::tasks).sum();
        line.accept(text(
                "%d cells x %d subsets: %d runs, %d tasks in %.2f s of one core (%.0f tasks/s)",
                results.size(),
                PaperGrid.subsets().size(),
                results.size() * PaperGrid.subsets().size(),
                tasks,
                seconds,
                tasks / seconds));
        line.accept("Time for each layer, relative to Bulk + FCFS at the same cap and parallelism:");
        Table3 table = new Table3(
                results.stream().collect(Collectors.toMap(PaperGrid.Result::cell, PaperGrid.Result::msPerLayer)));
        for (int parallelism : PaperGrid.PARALLELISM) {
            print(parallelism, table, line);
        }
    }

    private static void print(int parallelism, Table3 table, Consumer<String> line) {
        line.accept(text("%-22s", "parallelism " + parallelism) + columns(cap -> text("%9s", Bytes.exact(cap))));
        line.accept(text("%-22s", "Bulk + FCFS, ms")
                + columns(cap -> text("%9.2f", table.times().get(bulk(cap, parallelism)))));
        for (LoadingPolicy loading : LoadingPolicy.values()) {
            for (String scheduler : Table3.SCHEDULERS) {
                line.accept(text("%-22s", loading.title() + " + " + scheduler)
                        + columns(cap -> text(
                                "%9.2f",
                                table.relative(new Table3.Cell(loading, scheduler, cap, parallelism))
                                        .orElseThrow())));
            }
        }
    }

    private static Table3.Cell bulk(long cap, int parallelism) {
        return new Table3.Cell(LoadingPolicy.BULK, "FCFS", cap, parallelism);
    }

    private static String columns(Function<Long, String> column) {
        return PaperGrid.CAPS.stream().map(column).collect(Collectors.joining());
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
