package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.engine.local.Machine;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.engine.remote.RemoteEngine;
import dev.tideline.io.RunsCsv;
import dev.tideline.schedule.RunSpec;
import dev.tideline.study.Repeats;
import dev.tideline.study.Rounds;
import dev.tideline.trace.RunListener;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Runs of one command, in turns, with their progress on the terminal; on Ctrl+C it is content with what there is. */
final class Series {
    private static final double MINUTE_NS = 60e9;

    private final Engine engine;
    private final List<RunSpec> specs;
    private final Rounds rounds;
    private final PrintWriter err;
    private final double loadBefore = Machine.load();
    private final int all;

    /** @param specs as the engine adapted them */
    Series(Engine engine, List<RunSpec> specs, int times, PrintWriter err) {
        this.engine = engine;
        this.specs = specs;
        this.rounds = new Rounds(engine, specs, times);
        this.err = err;
        this.all = times * specs.size();
    }

    /**
     * @param swap made before the first run and removed after the last
     * @param print shows the results
     * @throws RunFailed if no run finished, when all has been shown
     */
    void run(Supplier<SharedSwap> swap, Consumer<List<Repeats>> print) {
        Interruption interruption = new Interruption(rounds::stop);
        try {
            SharedSwap shared = swap.get();
            try {
                List<Repeats> results = results();
                print.accept(results);
                requireOneFinished(results);
            } finally {
                remove(shared);
            }
        } finally {
            interruption.close();
        }
    }

    private List<Repeats> results() {
        List<Repeats> results = rounds.run(new Watch());
        if (rounds.isStopped()) {
            err.println(
                    "Stopped after " + runs(results) + " of " + Text.counted(all, "run") + "; this is what there is.");
        }
        return results;
    }

    private static int runs(List<Repeats> results) {
        return results.stream().mapToInt(r -> r.runs().size()).sum();
    }

    private static void requireOneFinished(List<Repeats> results) {
        if (runs(results) > 0 && results.stream().allMatch(r -> r.finished().isEmpty())) {
            String first = results.stream()
                    .flatMap(r -> r.runs().stream())
                    .map(run -> run.end().orElseThrow().message())
                    .findFirst()
                    .orElseThrow();
            throw new RunFailed("No run finished. The first: " + first);
        }
    }

    /** What cannot be removed costs nobody the results. */
    private void remove(SharedSwap swap) {
        try {
            swap.close();
        } catch (UncheckedIOException e) {
            err.println(e.getMessage());
        }
    }

    /** For a table of all runs. */
    static List<RunsCsv.Row> rows(String engine, Repeats repeats) {
        return IntStream.range(0, repeats.runs().size())
                .mapToObj(i -> new RunsCsv.Row(engine, i + 1, repeats.runs().get(i)))
                .toList();
    }

    /** "killed (2 of 5)": of a cell's runs; empty if all finished. */
    static String trouble(Repeats repeats) {
        int missing = repeats.runs().size() - repeats.finished().size();
        return missing == 0
                ? ""
                : repeats.trouble() + " (" + missing + " of " + repeats.runs().size() + ")";
    }

    /** What real runs were held to beside their caps; empty if there were none. */
    static Optional<String> conditions(List<Repeats> results) {
        return results.stream()
                .flatMap(repeats -> repeats.runs().stream())
                .flatMap(run ->
                        run.conditions().stream().map(c -> c.describe(run.spec().capBytes())))
                .findFirst()
                .map(text -> "First run: " + text);
    }

    /** How busy the machine was: others disturb what is measured. */
    String machine() {
        if (engine instanceof RemoteEngine) {
            return engine.title();
        }
        String processors = Text.counted(Machine.processors(), "processor");
        return loadBefore < 0
                ? processors
                : String.format(
                        Locale.ROOT,
                        "%s, load average %.1f before and %.1f after",
                        processors,
                        loadBefore,
                        Machine.load());
    }

    /** Says which run it is and how long the rest may take, by those that have ended. */
    private final class Watch implements Rounds.Watcher {
        private final long begin = System.nanoTime();
        private final Notices notices = new Notices(engine, err);

        @Override
        public RunListener begins(RunSpec spec, int done, int total, RunListener next) {
            String left = done == 0 ? "" : left((System.nanoTime() - begin) / (double) done * (total - done));
            String title = "[" + (done + 1) + " of " + total + left + "] " + spec.title() + ", " + spec.parallelism()
                    + " at once";
            return notices.before(spec, Progress.onTerminal(title, spec, err, next));
        }

        @Override
        public void wentWrongAfter(RunSpec spec, RuntimeException why) {
            err.println("After " + spec.title() + ": " + why.getMessage());
        }

        private String left(double ns) {
            return ns < MINUTE_NS
                    ? String.format(Locale.ROOT, ", %.0f s left", ns / 1e9)
                    : String.format(Locale.ROOT, ", %.0f min left", ns / MINUTE_NS);
        }
    }
}
