package dev.tideline.schedule;

import static dev.tideline.schedule.TaskGraph.INIT;
import static dev.tideline.schedule.TaskGraph.exec;
import static dev.tideline.schedule.TaskGraph.load;

import dev.tideline.workload.Lookup;
import java.util.List;
import java.util.Locale;

/**
 * The shape of a job's task graph: which task waits for which within one job. Between jobs there are no edges. Execs of
 * a job are a chain in list order under every policy. Shapes: MEMA paper (Galjaard et al. 2020), section 3.
 */
public enum LoadingPolicy {
    BULK("Bulk", "load all layers, then execute all") {
        @Override
        void connect(Edges edges, int layers, int convLayers) {
            chainLoads(edges, 0, layers);
            edges.add(load(layers - 1), exec(0));
            chainExecs(edges, 0, layers);
        }
    },
    LINEAR("Linear", "load a layer, execute it, then load the next") {
        @Override
        void connect(Edges edges, int layers, int convLayers) {
            alternate(edges, layers);
        }
    },
    /** Mathur et al., MobiSys 2017: the fc part is loaded by a second lane while the conv part executes on the first. */
    DEEPEYE("DeepEye", "conv part as Linear on lane 0, fc part loads ahead on lane 1") {
        @Override
        void connect(Edges edges, int layers, int convLayers) {
            alternate(edges, convLayers);
            chainLoads(edges, convLayers, layers);
            for (int i = convLayers; i < layers; i++) {
                edges.add(load(i), exec(i));
            }
            chainExecs(edges, Math.max(0, convLayers - 1), layers);
        }

        @Override
        int lane(int layer, int convLayers) {
            return layer < convLayers ? 0 : 1;
        }
    },
    PARTIAL("Partial", "load layers in any order, execute each as soon as it can") {
        @Override
        void connect(Edges edges, int layers, int convLayers) {
            for (int i = 0; i < layers; i++) {
                edges.add(INIT, load(i));
                edges.add(load(i), exec(i));
            }
            chainExecs(edges, 0, layers);
        }
    };

    /** Why a restriction of some workers to Loads has no effect, in a sentence; empty if it has. */
    public String execWorkersIgnored() {
        return this == PARTIAL ? "" : title() + " lets every worker execute.";
    }

    /** Receives the edges of a graph, as offsets of {@link TaskGraph}. */
    interface Edges {
        void add(int before, int after);
    }

    private final String title;
    private final String sentence;

    LoadingPolicy(String title, String sentence) {
        this.title = title;
        this.sentence = sentence;
    }

    abstract void connect(Edges edges, int layers, int convLayers);

    /** The lane of a layer's tasks; a lane-k task runs only on workers whose index mod 2 is k. */
    int lane(int layer, int convLayers) {
        return 0;
    }

    public boolean hasLanes() {
        return this == DEEPEYE;
    }

    public String title() {
        return title;
    }

    public String sentence() {
        return sentence;
    }

    /** The name on the command line: "partial". */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws dev.tideline.workload.InvalidInput naming the nearest policy */
    public static LoadingPolicy of(String id) {
        return Lookup.typed("loading policy", id, List.of(values()), LoadingPolicy::id);
    }

    private static void chainLoads(Edges edges, int from, int to) {
        for (int i = from; i < to; i++) {
            edges.add(i == from ? INIT : load(i - 1), load(i));
        }
    }

    private static void chainExecs(Edges edges, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            edges.add(exec(i - 1), exec(i));
        }
    }

    private static void alternate(Edges edges, int layers) {
        for (int i = 0; i < layers; i++) {
            edges.add(i == 0 ? INIT : exec(i - 1), load(i));
            edges.add(load(i), exec(i));
        }
    }
}
