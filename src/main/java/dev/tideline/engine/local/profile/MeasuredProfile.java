package dev.tideline.engine.local.profile;

import dev.tideline.engine.local.InferenceEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.Machine;
import dev.tideline.engine.local.Repeated;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What was measured, and what is to be said of it.
 *
 * @param warnings why its figures are to be doubted, in sentences; they are in its source, too
 */
public record MeasuredProfile(Profile profile, List<String> warnings) {
    private static final double SLOWER = 1.1;

    public MeasuredProfile {
        warnings = List.copyOf(warnings);
    }

    static MeasuredProfile of(
            String name, ProfilingOrder order, Measurements known, InferenceEngine engine, LocalDate date) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        List<Repetitions> repetitions = new ArrayList<>();
        for (Network network : order.networks()) {
            Repetitions measured = known.repetitions(network, order.repeats());
            repetitions.add(measured);
            costs.put(network.name(), cost(network, measured, known.peakBytes(network)));
        }
        List<String> warnings = warnings(order, known);
        Profile profile = new Profile(
                name,
                Machine.title(),
                Profile.Provenance.MEASURED,
                source(order, known, engine, date, warnings),
                Machine.memoryBytes(),
                known.runtimeBytes(),
                Repeated.of(repetitions.stream().mapToLong(r -> r.gap().median()))
                        .median(),
                0,
                contention(order, known).contention(),
                known.swap(order),
                costs);
        return new MeasuredProfile(profile, warnings);
    }

    private static NetworkCost cost(Network network, Repetitions measured, long peakBytes) {
        List<LayerCost> layers = new ArrayList<>();
        for (int i = 0; i < measured.layers(); i++) {
            Layer layer = network.layers().get(i);
            layers.add(new LayerCost(
                    layer.name(),
                    measured.load(i).median(),
                    measured.exec(i).median(),
                    layer.weightBytes(),
                    layer.output().bytes(),
                    layer.workspaceBytes(),
                    measured.load(i).spread(),
                    measured.exec(i).spread()));
        }
        return new NetworkCost(
                network.name(),
                measured.init().median(),
                network.input().bytes(),
                network.convLayers(),
                peakBytes,
                1,
                layers);
    }

    private static List<String> warnings(ProfilingOrder order, Measurements known) {
        List<String> warnings = new ArrayList<>();
        Machine.disturbance(known.loadOfOthers(), "beside the measurement").ifPresent(warnings::add);
        for (Network network : order.networks()) {
            double slowdown = known.repetitions(network, order.repeats()).slowdown();
            if (slowdown > SLOWER) {
                warnings.add(String.format(
                        Locale.ROOT,
                        "%s became slower while it was measured (second half %.2f times the first): heat, or others at work.",
                        network.name(),
                        slowdown));
            }
        }
        if (known.hasFailedSwap(order)) {
            warnings.add("Paging could not be measured: the run that should page failed, so that paging costs no time"
                    + " here. Another size of --swap is another try.");
        }
        return warnings;
    }

    private static String source(
            ProfilingOrder order, Measurements known, InferenceEngine engine, LocalDate date, List<String> warnings) {
        List<String> text = new ArrayList<>();
        text.add("Measured on " + date + " with " + Machine.software() + ", " + engine.title()
                + " with one thread for each worker, in the process of a real run.");
        text.add("Init, Load and Exec: medians of " + order.repeats()
                + " runs of each network alone, Linear on one worker, in turns of "
                + ProfilingParts.IN_TURN + ", " + ProfilingRuns.WARM_UPS
                + " more before each turn not counted; spreads are interquartile ranges. "
                + loads(order.settings()));
        text.add("dispatchNs: time between two tasks of such runs, median.");
        text.add(
                "Bytes: from the networks' shapes; peakBytes: anonymous memory above the runtime under Bulk, at least the weights;"
                        + " baseBytes: the runtime with two workers before the first layer.");
        text.add(told(order, contention(order, known)));
        text.add(swap(order, known));
        text.addAll(warnings);
        return String.join(" ", text);
    }

    private static String loads(LocalSettings settings) {
        String from = settings.loads() == Loads.WARM ? "Weights from the page cache" : "Weights from the disk";
        return settings.loadBytesPerSecond() == 0
                ? from + "."
                : from + ", slowed down to " + Bytes.exact(settings.loadBytesPerSecond()) + "/s.";
    }

    private static ContentionFit contention(ProfilingOrder order, Measurements known) {
        return ContentionFit.of(known.shared(order.company()));
    }

    private static String told(ProfilingOrder order, ContentionFit fit) {
        return fit.tasks() == 0
                ? "Contention: no task was long enough to tell."
                : String.format(
                        Locale.ROOT,
                        "Contention: %s two at a time under Bulk and Partial, each turn; median slowdown against that turn of"
                                + " %d tasks that had company of one kind nearly all of their time, long ones counting for"
                                + " more.",
                        order.company().stream().map(Network::name).collect(Collectors.joining(", ")),
                        fit.tasks());
    }

    private static String swap(ProfilingOrder order, Measurements known) {
        if (!known.hasSwap(order)) {
            return "Swap: not measured"
                    + (known.hasFailedSwap(order)
                            ? "."
                            : ", since this machine had too little free, or cannot enforce a cap; paging costs no time here.");
        }
        return known.swap(order).costs()
                ? "Swap: what tasks took longer under a cap below the network's weights, over the bytes that the simulator"
                        + " pages for them; one network, Bulk, one worker."
                : "Swap: paging took no time that could be told apart.";
    }
}
