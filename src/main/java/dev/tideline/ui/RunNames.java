package dev.tideline.ui;

import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Bytes;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Short names for runs that stand side by side: only what tells them apart. */
final class RunNames {
    private RunNames() {}

    /** "MEMA" and "FCFS", or "Linear, FCFS, 512M" and "Partial, MEMA, 256M"; with their numbers where that is not enough. */
    static List<String> of(List<Run> runs) {
        List<List<String>> words = runs.stream().map(RunNames::words).toList();
        List<Integer> telling = IntStream.range(0, words.get(0).size())
                .filter(i -> words.stream().map(w -> w.get(i)).distinct().count() > 1)
                .boxed()
                .toList();
        List<String> names = words.stream()
                .map(w -> telling.stream().map(w::get).collect(Collectors.joining(", ")))
                .toList();
        boolean distinct = new HashSet<>(names).size() == names.size();
        return distinct
                ? names
                : IntStream.range(0, runs.size())
                        .mapToObj(i -> numbered(names.get(i), runs.get(i).number()))
                        .toList();
    }

    private static String numbered(String name, int number) {
        return name.isEmpty() ? "run " + number : name + " (" + number + ")";
    }

    private static List<String> words(Run run) {
        RunSpec spec = run.spec();
        return List.of(
                run.name(),
                run.engine(),
                spec.loading().title(),
                spec.scheduler(),
                Bytes.exact(spec.capBytes()),
                counted(spec.workers(), "worker"),
                "parallel " + spec.parallelism(),
                spec.execWorkers() == 0 ? "all executing" : spec.execWorkers() + " executing",
                spec.profile().device(),
                spec.memoryModel().name().toLowerCase(Locale.ROOT) + " memory",
                "seed " + spec.seed());
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
