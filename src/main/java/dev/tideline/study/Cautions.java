package dev.tideline.study;

import dev.tideline.trace.Conditions;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What must be known before real runs are compared, in sentences; none if there is nothing. */
public final class Cautions {
    /** Beyond this, a median of few runs says little. */
    private static final double STEADY = 0.25;

    private Cautions() {}

    /** @param results of runs, simulated or real */
    public static List<String> of(List<Repeats> results) {
        return Stream.concat(differentConditions(results), unsteady(results)).toList();
    }

    /** Real runs that were held to different things do not compare; all of these, the first run's first. */
    private static Stream<String> differentConditions(List<Repeats> results) {
        List<String> held = results.stream()
                .flatMap(repeats -> repeats.runs().stream())
                .flatMap(run -> run.conditions().stream())
                .map(Conditions::common)
                .distinct()
                .map(Conditions::describeCommon)
                .toList();
        return held.size() < 2
                ? Stream.empty()
                : Stream.of(
                        "Runs were held to different conditions, and do not compare: " + String.join("; ", held) + ".");
    }

    private static Stream<String> unsteady(List<Repeats> results) {
        double most = results.stream().mapToDouble(Repeats::spread).max().orElse(0);
        return most <= STEADY
                ? Stream.empty()
                : Stream.of(String.format(
                        Locale.ROOT,
                        "Runs of one and the same spec differ by up to %.1f %% of their median: repeat this on a quieter"
                                + " machine before relying on it.",
                        100 * most));
    }
}
