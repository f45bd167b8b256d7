package dev.tideline.ui.timeline;

import dev.tideline.chart.TimeText;
import dev.tideline.engine.Replay;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A decision in words. Thread of the trace.
 *
 * @param rule the scheduler's reason as a sentence
 * @param facts bytes and, for an idle worker, the task whose end will help
 * @param order what makes one candidate come before another, and which one's turn it was
 * @param candidates in the order they were asked about
 * @param ready how many tasks there were to choose from
 */
record WhyHere(String rule, List<Fact> facts, String order, List<Candidate> candidates, int ready) {
    private static final int MOST_IDLES_LOOKED_AT = 2_000;

    /** A task that was looked at, with the scheduler's own key in words. */
    record Candidate(int task, String name, String key, boolean chosen) {}

    WhyHere {
        facts = List.copyOf(facts);
        candidates = List.copyOf(candidates);
    }

    /** The reason of what is selected; empty if nothing was decided there. */
    static Optional<WhyHere> of(RunTrace trace, Selection selection) {
        if (selection instanceof Selection.OfTask task) {
            return Optional.of(of(trace, trace.decision(task.span())));
        }
        return selection instanceof Selection.OfIdle idle
                ? idle(trace, idle.worker(), idle.timeNs()).map(moment -> of(trace, moment.decision()))
                : Optional.empty();
    }

    /** All that were looked at, in the scheduler's order, by deciding an ended run once more: slow, on any thread. */
    static List<Candidate> allCandidates(RunTrace trace, Selection selection) {
        if (selection instanceof Selection.OfTask task) {
            return candidates(
                    trace,
                    Replay.candidatesOfSpan(trace, task.span()),
                    trace.spans().task(task.span()));
        }
        return selection instanceof Selection.OfIdle idle
                ? idle(trace, idle.worker(), idle.timeNs())
                        .map(moment -> candidates(trace, Replay.candidatesOfIdle(trace, moment), Decision.NONE))
                        .orElse(List.of())
                : List.of();
    }

    private static List<Candidate> candidates(RunTrace trace, List<Decision.Candidate> all, int chosen) {
        Scheduler scheduler = Policies.scheduler(trace.spec().scheduler());
        return all.stream().map(c -> candidate(trace, scheduler, c, chosen)).toList();
    }

    /** What was recorded of a worker that was idle at a time; empty if it was busy or there was nothing to be done. */
    private static Optional<RunTrace.Idle> idle(RunTrace trace, int worker, long t) {
        if (Times.runningOn(trace.spans(), worker, t) >= 0) {
            return Optional.empty();
        }
        long since = lastFinish(trace.spans(), worker, t);
        int i = Times.atMost(trace.idles(), k -> trace.idle(k).timeNs(), t) - 1;
        for (int steps = 0; i >= 0 && steps < MOST_IDLES_LOOKED_AT; i--, steps++) {
            RunTrace.Idle moment = trace.idle(i);
            if (moment.timeNs() < since) {
                break;
            }
            if (moment.worker() == worker) {
                return Optional.of(moment);
            }
        }
        return Optional.empty();
    }

    private static long lastFinish(Spans spans, int worker, long t) {
        int started = Times.startedOn(spans, worker, t);
        return started == 0 ? 0 : spans.finishNs(spans.ofWorker(worker).get(started - 1));
    }

    static WhyHere of(RunTrace trace, Decision decision) {
        Scheduler scheduler = Policies.scheduler(trace.spec().scheduler());
        return new WhyHere(
                sentence(decision.rule()),
                facts(trace, decision),
                decision.first().isEmpty() ? "" : scheduler.order() + turn(decision),
                candidates(trace, decision.first(), decision.task()),
                decision.ready());
    }

    /** Why the chosen candidate and no other. */
    private static String turn(Decision d) {
        if (d.idle()) {
            return "";
        }
        if (d.ready() == 1) {
            return " Here only one was ready.";
        }
        List<Decision.Candidate> first = d.first();
        int chosen = 0;
        while (first.get(chosen).task() != d.task()) {
            chosen++;
        }
        if (chosen > 0) {
            return " Those before the chosen one were refused.";
        }
        boolean tie =
                first.size() > 1 && first.get(0).key().compareTo(first.get(1).key()) == 0;
        return tie ? " The first two are equal here, so the one that was created first is taken." : "";
    }

    private static Candidate candidate(RunTrace trace, Scheduler scheduler, Decision.Candidate candidate, int chosen) {
        Task task = TaskFacts.task(trace, candidate.task());
        String name = TaskFacts.title(task) + " · " + TaskFacts.owner(task);
        return new Candidate(candidate.task(), name, scheduler.describe(task), candidate.task() == chosen);
    }

    private static List<Fact> facts(RunTrace trace, Decision d) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "promised",
                Bytes.human(d.promisedBytes()) + " of " + trace.spec().availableInWords()));
        if (!d.idle()) {
            facts.add(Fact.of("then", after(TaskFacts.task(trace, d.task()), d)));
        }
        if (d.neededBytes() > 0) {
            facts.add(Fact.of("needed", Bytes.human(d.neededBytes())));
        }
        if (d.missingBytes() > 0) {
            facts.add(Fact.of("to free", Bytes.human(d.missingBytes()) + " until it may start"));
        }
        if (d.helper() != Decision.NONE) {
            Task helper = TaskFacts.task(trace, d.helper());
            facts.add(Fact.link(
                    "will help",
                    TaskFacts.title(helper) + " · " + TaskFacts.owner(helper) + end(trace, d.helper()),
                    d.helper()));
        }
        return facts;
    }

    private static String after(Task task, Decision d) {
        long after = d.promisedBytes() + task.graph().promises().taken(task.offset());
        long over = after - d.availableBytes();
        return Bytes.human(after) + (over > 0 ? ", " + Bytes.human(over) + " over the cap" : "");
    }

    private static String end(RunTrace trace, int task) {
        int span = trace.spans().ofTask(task);
        return span < 0 || trace.spans().finishNs(span) == Spans.RUNNING
                ? ""
                : ", ends at " + TimeText.exact(trace.spans().finishNs(span));
    }

    private static String sentence(String rule) {
        return rule.isEmpty() ? "" : Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + ".";
    }
}
