package dev.tideline.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.tideline.engine.Tiny;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Holds the simulator, row by row, against a second and independent reading of the rules on thousands of random runs. */
class ReferenceTest {
    private static final int RUNS = 3000;

    @Test
    void schedulesEachRandomRunAsTheRulesSayTaskByTask() {
        compare(RandomSpec::exact, 0, RUNS);
    }

    @Test
    void slowsRivalsDownAsTheFluidModelSays() {
        compare(RandomSpec::contended, 0, RUNS / 2);
    }

    @Test
    void endsALongTaskToTheNanosecondHoweverOftenItsRateChanges() {
        compare(RandomSpec::longAmongShort, 0, RUNS / 100);
    }

    static void compare(LongFunction<RunSpec> specs, long from, long to) {
        for (long seed = from; seed < to; seed++) {
            RunSpec spec = specs.apply(seed);
            RunTrace trace = Tiny.run(new Simulator(), spec);
            Reference reference = new Reference(spec);
            reference.run();
            String run = "seed " + seed + ", " + spec.title() + ", " + spec.workers() + " workers, parallel "
                    + spec.parallelism() + ", " + spec.memoryModel();
            compareTasks(run, reference, trace);
            same(run + ", jobs", reference.jobs(), jobs(trace));
            same(run + ", memory", reference.steps(), steps(trace));
            assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome(), run);
        }
    }

    /** In the order of dispatch: the first difference is the decision that went another way. */
    private static void compareTasks(String run, Reference reference, RunTrace trace) {
        List<Reference.Row> actual = tasks(trace);
        for (int i = 0; i < Math.max(actual.size(), reference.rows().size()); i++) {
            Object rule = i < reference.rows().size() ? reference.rows().get(i) : "nothing";
            Object product = i < actual.size() ? actual.get(i) : "nothing";
            if (!rule.equals(product)) {
                String why = i < actual.size() ? trace.decision(i).toString() : "";
                String before = i == 0 ? "" : trace.decision(i - 1).toString();
                fail(run + ", dispatch " + i + "\n rules:     " + rule + "\n simulator: " + product + "\n because    "
                        + why + "\n before     " + before);
            }
        }
    }

    private static void same(String run, List<?> rules, List<?> simulator) {
        for (int i = 0; i < Math.max(rules.size(), simulator.size()); i++) {
            Object rule = i < rules.size() ? rules.get(i) : "nothing";
            Object product = i < simulator.size() ? simulator.get(i) : "nothing";
            int at = i;
            assertEquals(rule, product, () -> run + " at " + at + " of " + rules + " and " + simulator);
        }
    }

    private static List<Reference.Row> tasks(RunTrace trace) {
        List<Reference.Row> rows = new ArrayList<>();
        for (int i = 0; i < trace.spans().size(); i++) {
            Span s = trace.spans().get(i);
            rows.add(new Reference.Row(
                    s.task(), s.job(), s.layer(), s.kind(), s.worker(), s.readyNs(), s.startNs(), s.finishNs()));
        }
        return rows;
    }

    private static List<Reference.JobRow> jobs(RunTrace trace) {
        List<Reference.JobRow> rows = new ArrayList<>();
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            rows.add(new Reference.JobRow(
                    row.job().number(),
                    row.job().network(),
                    row.job().image(),
                    row.job().arrivalNs(),
                    row.activatedNs(),
                    row.finishNs()));
        }
        return rows;
    }

    private static List<Reference.Step> steps(RunTrace trace) {
        List<Reference.Step> rows = new ArrayList<>();
        MemorySteps steps = trace.memory();
        for (int i = 0; i < steps.size(); i++) {
            rows.add(new Reference.Step(steps.timeNs(i), steps.job(i), steps.promisedBytes(i)));
        }
        return rows;
    }
}
