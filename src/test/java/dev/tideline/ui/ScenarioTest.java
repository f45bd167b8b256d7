package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.trace.Metrics;
import dev.tideline.ui.ScenarioClaims.Claim;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every scenario, performed without a window: what its texts say must be what its runs show. */
class ScenarioTest {
    static List<String> names() {
        return Scenario.NAMES;
    }

    @Test
    void thereAreFiveScenariosAndClaimsForEach() {
        assertEquals(5, Scenario.NAMES.size());
        assertEquals(Set.copyOf(Scenario.NAMES), ScenarioClaims.ALL.keySet());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySentenceHasItsClaim(String name) {
        Scenario scenario = Scenario.read(name);
        List<String> texts = new ArrayList<>(List.of(scenario.summary()));
        scenario.steps().forEach(s -> texts.add(s.text()));

        assertEquals(
                texts,
                ScenarioClaims.ALL.get(name).stream()
                        .map(claims -> claims.stream().map(Claim::sentence).collect(Collectors.joining(" ")))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyClaimIsTrue(String name) {
        List<List<Claim>> claims = ScenarioClaims.ALL.get(name);
        List<String> untrue = new ArrayList<>();
        Performance performance = new Performance();
        int at = 0;
        for (Scenario.Step step : Scenario.read(name).steps()) {
            performance.perform(step);
            untrue.addAll(untrue(claims.get(++at), performance));
        }
        untrue.addAll(untrue(claims.get(0), performance));

        assertEquals(List.of(), untrue);
    }

    private static List<String> untrue(List<Claim> claims, Performance performance) {
        return claims.stream()
                .filter(c -> !c.holds().test(performance))
                .map(Claim::sentence)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void aStepComparesRunsThatItHasAndEveryRunEnds(String name) {
        Performance performance = new Performance();
        for (Scenario.Step step : Scenario.read(name).steps()) {
            performance.perform(step);
            assertTrue(step.compare() <= performance.runs(), step.title());
            Metrics m = performance.lastMetrics();
            assertEquals(m.jobs(), m.finishedJobs(), step.title());
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void aCapInATitleIsTheCapOfTheRun(String name) {
        Performance performance = new Performance();
        Set<Long> named = new HashSet<>();
        for (Scenario.Step step : Scenario.read(name).steps()) {
            performance.perform(step);
            int colon = step.title().indexOf("M:");
            if (colon > 0) {
                named.add(Bytes.parse(step.title().substring(0, colon + 1)));
                assertTrue(named.contains(performance.last().spec().capBytes()), step.title());
            }
        }
    }
}
