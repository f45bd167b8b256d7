package dev.tideline.ui.timeline;

import dev.tideline.chart.TimeText;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What there is to say of a task, in words. Thread of the trace. */
final class TaskFacts {
    private static final int MOST_IDLES_LOOKED_AT = 2_000;

    private final RunTrace trace;
    private final Span span;
    private final Task task;
    private final List<Fact> facts = new ArrayList<>();

    TaskFacts(RunTrace trace, int span) {
        this.trace = trace;
        this.span = trace.spans().get(span);
        this.task = task(trace, this.span.task());
    }

    /** The task of an id, with its job and graph. */
    static Task task(RunTrace trace, int id) {
        int job = trace.jobOfTask(id);
        JobRow row = trace.job(job);
        return new Task(id, row.job(), trace.graph(job), id - row.firstTask());
    }

    /** "Exec conv2" */
    static String title(Task task) {
        return task.kind() == TaskKind.INIT
                ? "Init"
                : task.kind().title() + " " + task.layerCost().name();
    }

    /** "AgeNet, job 3" */
    static String owner(Task task) {
        return task.job().network() + ", job " + task.job().number();
    }

    /** One sentence for screen readers: "Exec conv2 of AgeNet, job 3, on worker 1, from 0.012000 s for 11.0 ms." */
    String sentence() {
        String time = span.running() ? "still running" : "for " + TimeText.of(span.durationNs());
        return title(task) + " of " + owner(task) + ", on worker " + span.worker() + ", from "
                + TimeText.exact(span.startNs()) + " " + time + ".";
    }

    /** For the card at the pointer: the shortest that answers what it is. */
    List<Fact> brief() {
        facts.clear();
        facts.add(Fact.of("start", TimeText.exact(span.startNs())));
        facts.add(Fact.of("duration", duration()));
        addBytes();
        facts.add(Fact.of("waited", TimeText.of(span.waitedNs())));
        addPaging();
        return List.copyOf(facts);
    }

    List<Fact> all() {
        facts.clear();
        addLayer();
        facts.add(Fact.of("worker", String.valueOf(span.worker())));
        facts.add(Fact.of("start", TimeText.exact(span.startNs())));
        facts.add(Fact.of("end", span.running() ? "still running" : TimeText.exact(span.finishNs())));
        facts.add(Fact.of("duration", duration()));
        facts.add(Fact.of("expected", expected()));
        addPaging();
        addBytes();
        addWaiting();
        return List.copyOf(facts);
    }

    private String duration() {
        return span.running()
                ? "running for " + TimeText.of(Math.max(0, trace.nowNs() - span.startNs()))
                : TimeText.of(span.durationNs());
    }

    private String expected() {
        String alone = TimeText.of(task.expectedNs());
        if (span.running() || task.expectedNs() == 0) {
            return alone;
        }
        double change = 100.0 * (span.durationNs() - task.expectedNs()) / task.expectedNs();
        return Math.abs(change) < 0.5
                ? alone + ", as it was"
                : alone + String.format(Locale.ROOT, ", took %+.0f\u00a0%%", change);
    }

    private void addPaging() {
        long bytes = span.pagedInBytes() + span.pagedOutBytes();
        if (span.pagingNs() > 0 || bytes > 0) {
            facts.add(Fact.of(
                    "paging",
                    TimeText.of(span.pagingNs()) + ", " + Bytes.human(span.pagedInBytes()) + " in, "
                            + Bytes.human(span.pagedOutBytes()) + " out"));
        }
    }

    private void addBytes() {
        if (task.kind() == TaskKind.INIT) {
            facts.add(Fact.of("input", Bytes.human(task.plan().cost().initBytes())));
            return;
        }
        LayerCost cost = task.layerCost();
        facts.add(Fact.of("weights", cost.weightBytes() == 0 ? "none" : Bytes.human(cost.weightBytes())));
        if (task.kind() == TaskKind.EXEC) {
            facts.add(Fact.of("output", Bytes.human(cost.outputBytes())));
            if (cost.workspaceBytes() > 0) {
                facts.add(Fact.of("workspace", Bytes.human(cost.workspaceBytes())));
            }
        }
    }

    private void addLayer() {
        if (task.kind() == TaskKind.INIT) {
            return;
        }
        String place = task.layer() + " of " + task.plan().layers();
        Optional<Network> model =
                Optional.ofNullable(trace.spec().networks().get(task.plan().name()));
        facts.add(Fact.of(
                "layer",
                model.map(m -> m.layers().get(task.layer()).operator().type() + ", " + place)
                        .orElse(place)));
        model.ifPresent(m -> facts.add(Fact.of("shape", shapes(m))));
        model.map(m -> m.layers().get(task.layer()).macs())
                .filter(macs -> macs > 0)
                .ifPresent(macs -> facts.add(Fact.of("MACs", String.format(Locale.ROOT, "%.1f M", macs / 1e6))));
    }

    /** "96x27x27 → 256x27x27, kernel 5" */
    private String shapes(Network model) {
        Layer layer = model.layers().get(task.layer());
        Shape in = layer.inputs().isEmpty()
                ? model.input()
                : model.layers().get(layer.inputs().get(0)).output();
        String more = layer.inputs().size() > 1 ? " and " + (layer.inputs().size() - 1) + " more" : "";
        return in + more + " → " + layer.output() + kernel(layer.operator());
    }

    private static String kernel(Operator operator) {
        if (operator instanceof Operator.Convolution c) {
            return ", kernel " + c.kernel() + (c.stride() > 1 ? ", stride " + c.stride() : "");
        }
        return operator instanceof Operator.Pooling p && !p.global() ? ", window " + p.kernel() : "";
    }

    /** First what had to end before it was ready, then what kept it from starting. */
    private void addWaiting() {
        int last = -1;
        for (int before : Predecessors.ofTask(trace, span.task())) {
            int s = trace.spans().ofTask(before);
            if (s >= 0 && (last < 0 || trace.spans().finishNs(s) > trace.spans().finishNs(last))) {
                last = s;
            }
        }
        if (last >= 0) {
            int task = trace.spans().task(last);
            facts.add(Fact.link("ready after", title(task(trace, task)), task));
        }
        facts.add(Fact.of(
                "waited", span.waitedNs() <= 0 ? "not at all" : TimeText.of(span.waitedNs()) + " for " + resource()));
    }

    /** What was short between ready and start: memory if a worker stayed idle for it, otherwise workers. */
    private String resource() {
        int i = Times.atMost(trace.idles(), k -> trace.idle(k).timeNs(), span.startNs() - 1) - 1;
        boolean idle = false;
        for (int steps = 0; i >= 0 && steps < MOST_IDLES_LOOKED_AT; i--, steps++) {
            RunTrace.Idle moment = trace.idle(i);
            if (moment.timeNs() < span.readyNs()) {
                break;
            }
            if (moment.decision().missingBytes() > 0) {
                return "memory";
            }
            idle = true;
        }
        return idle ? "the scheduler's or its lane's turn" : "a free worker";
    }
}
