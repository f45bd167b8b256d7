package dev.tideline.ui.timeline;

import dev.tideline.chart.Palette;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.Task;
import dev.tideline.trace.GroupSteps;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Memory, active jobs with their layers, and the ready queue at one time. JavaFX thread. */
final class MomentSection extends VBox {
    private static final int QUEUE_SHOWN = 8;
    private static final int LAYERS_SHOWN = 4;

    private final Links links;

    MomentSection(Links links) {
        super(4);
        this.links = links;
        getStyleClass().add("inspector-section");
        clear();
    }

    void clear() {
        getChildren().setAll(Links.note("Point at the chart."));
    }

    void show(RunTrace trace, MomentState state, Palette palette) {
        List<Node> nodes = new ArrayList<>();
        nodes.add(Cards.label(TimeText.exact(state.timeNs()), "card-title"));
        nodes.add(links.facts(memory(trace, state)));
        state.active().forEach(job -> nodes.add(job(trace, job, palette)));
        if (state.activeJobs() > state.active().size()) {
            nodes.add(Links.note((state.activeJobs() - state.active().size()) + " more jobs are active."));
        }
        if (!state.active().isEmpty()) {
            nodes.add(new StripKey(palette.theme()));
        }
        addQueue(nodes, trace, state);
        getChildren().setAll(nodes);
    }

    private static List<Fact> memory(RunTrace trace, MomentState state) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of(
                "promised",
                Bytes.human(state.promisedBytes()) + " of " + trace.spec().availableInWords()));
        state.residentBytes().ifPresent(bytes -> facts.add(Fact.of("resident", Bytes.human(bytes))));
        if (state.swappedBytes() > 0) {
            facts.add(Fact.of("swapped", Bytes.human(state.swappedBytes()) + "; of which layers is not recorded"));
        }
        GroupSteps group = trace.group();
        int counted = Times.atMost(group.size(), i -> group.get(i).timeNs(), state.timeNs()) - 1;
        if (counted >= 0) {
            facts.add(Fact.of("control group", counters(group.get(counted))));
        }
        facts.add(Fact.of("jobs", state.activeJobs() + " active, " + state.waiting() + " waiting"));
        return facts;
    }

    private static String counters(RunEvent.Group group) {
        return Bytes.human(group.usageBytes()) + " in memory, " + Bytes.human(group.swapBytes()) + " in swap, "
                + group.majorFaults() + " major faults"
                + (group.stalledNs() > 0 ? ", waited " + TimeText.of(group.stalledNs()) + " for memory" : "")
                + (group.oomKills() > 0 ? ", killed for lack of memory" : "");
    }

    private static Node job(RunTrace trace, JobMoment job, Palette palette) {
        int colour = palette.network(job.network());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label name = Cards.label(job.network() + ", job " + job.job());
        HBox head = new HBox(6, Cards.dot(colour), name, space, Cards.label(Bytes.human(job.bytes()), "fact-value"));
        head.setAlignment(Pos.CENTER_LEFT);
        VBox box = new VBox(3, head, new LayerStrip(job, trace.graph(job.job()).plan(), palette.theme(), colour));
        if (job.bytes() > 0) {
            box.getChildren().add(Links.note(held(job)));
        }
        box.getStyleClass().add("inspector-job");
        return box;
    }

    /** "weights 40.1 MiB, blobs 3.20 MiB: fc6 36.0 MiB, conv5 2.10 MiB" */
    private static String held(JobMoment job) {
        String layers = job.held().stream()
                .limit(LAYERS_SHOWN)
                .map(layer -> layer.name() + " " + Bytes.human(layer.bytes()))
                .collect(Collectors.joining(", "));
        return "weights " + Bytes.human(job.weightsBytes()) + ", blobs " + Bytes.human(job.blobsBytes()) + ": " + layers
                + (job.held().size() > LAYERS_SHOWN ? ", …" : "");
    }

    private void addQueue(List<Node> nodes, RunTrace trace, MomentState state) {
        nodes.add(Cards.label("Ready queue, " + state.ready(), "inspector-subhead"));
        if (state.queue().isEmpty()) {
            nodes.add(Links.note("No task is ready and untaken."));
        }
        state.queue().stream().limit(QUEUE_SHOWN).forEach(queued -> {
            Task task = TaskFacts.task(trace, queued.task());
            nodes.add(new VBox(
                    links.to(queued.task(), TaskFacts.title(task) + " · " + TaskFacts.owner(task)),
                    Cards.label(queued.key(), "fact-label")));
        });
        int more = Math.max(state.ready(), state.queue().size())
                - Math.min(QUEUE_SHOWN, state.queue().size());
        if (more > 0) {
            nodes.add(Links.note("and " + more + " more"));
        }
    }
}
