package dev.tideline.trace;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Key;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All decisions of a run in columns: about a hundred bytes each, whatever their candidates. */
final class Decisions {
    private final Map<String, Integer> ruleIndex = new HashMap<>();
    private final List<String> rules = new ArrayList<>();
    private final IntColumn task = new IntColumn();
    private final IntColumn rule = new IntColumn();
    private final IntColumn ready = new IntColumn();
    private final IntColumn helper = new IntColumn();
    private final LongColumn promised = new LongColumn();
    private final LongColumn available = new LongColumn();
    private final LongColumn needed = new LongColumn();
    private final LongColumn missing = new LongColumn();
    private final IntColumn candidatesEnd = new IntColumn();
    private final IntColumn candidateTask = new IntColumn();
    private final IntColumn candidateTier = new IntColumn();
    private final IntColumn candidateThen = new IntColumn();
    private final LongColumn candidateValue = new LongColumn();

    int add(Decision d) {
        task.add(d.task());
        rule.add(ruleIndex.computeIfAbsent(d.rule(), this::newRule));
        ready.add(d.ready());
        helper.add(d.helper());
        promised.add(d.promisedBytes());
        available.add(d.availableBytes());
        needed.add(d.neededBytes());
        missing.add(d.missingBytes());
        for (Decision.Candidate c : d.first()) {
            candidateTask.add(c.task());
            candidateTier.add(c.key().tier());
            candidateThen.add(c.key().then());
            candidateValue.add(Double.doubleToRawLongBits(c.key().value()));
        }
        candidatesEnd.add(candidateTask.size());
        return task.size() - 1;
    }

    private int newRule(String text) {
        rules.add(text);
        return rules.size() - 1;
    }

    Decision get(int i) {
        List<Decision.Candidate> first = new ArrayList<>();
        for (int k = i == 0 ? 0 : candidatesEnd.get(i - 1); k < candidatesEnd.get(i); k++) {
            double value = Double.longBitsToDouble(candidateValue.get(k));
            first.add(new Decision.Candidate(
                    candidateTask.get(k), new Key(candidateTier.get(k), value, candidateThen.get(k))));
        }
        return new Decision(
                task.get(i),
                rules.get(rule.get(i)),
                ready.get(i),
                promised.get(i),
                available.get(i),
                needed.get(i),
                missing.get(i),
                helper.get(i),
                List.copyOf(first));
    }
}
