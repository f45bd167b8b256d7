package dev.tideline.ui.timeline;

import dev.tideline.schedule.NetworkPlan;
import dev.tideline.schedule.Promises;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.workload.Profile.LayerCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One active job at a moment: where each layer is, and the bytes promised to it.
 *
 * @param layers state of each layer, by its index
 * @param weightsBytes promised for weights
 * @param blobsBytes promised for input, outputs and workspaces
 * @param held the layers it holds bytes for, those with most first
 */
record JobMoment(
        int job, String network, List<LayerState> layers, long weightsBytes, long blobsBytes, List<LayerBytes> held) {

    /** @param layer -1 for the input blob */
    record LayerBytes(int layer, String name, long weightsBytes, long blobsBytes) {
        long bytes() {
            return weightsBytes + blobsBytes;
        }
    }

    JobMoment {
        layers = List.copyOf(layers);
        held = List.copyOf(held);
    }

    long bytes() {
        return weightsBytes + blobsBytes;
    }

    static JobMoment at(RunTrace trace, int job, long t) {
        return new Reading(trace, job, t).read();
    }

    /** Reads one job's tasks at one time. */
    private static final class Reading {
        private final Spans spans;
        private final TaskGraph graph;
        private final NetworkPlan plan;
        private final int job;
        private final int firstTask;
        private final long t;

        Reading(RunTrace trace, int job, long t) {
            this.spans = trace.spans();
            this.graph = trace.graph(job);
            this.plan = graph.plan();
            this.job = job;
            this.firstTask = trace.job(job).firstTask();
            this.t = t;
        }

        JobMoment read() {
            List<LayerState> layers = new ArrayList<>();
            for (int i = 0; i < plan.layers(); i++) {
                layers.add(state(i));
            }
            long weights = 0;
            long blobs = 0;
            Promises p = graph.promises();
            for (int offset = 0; offset < graph.size(); offset++) {
                weights += (started(offset) ? p.weightsTaken(offset) : 0)
                        - (finished(offset) ? p.weightsGiven(offset) : 0);
                blobs += (started(offset) ? p.blobsTaken(offset) : 0) - (finished(offset) ? p.blobsGiven(offset) : 0);
            }
            return new JobMoment(job, plan.name(), layers, weights, blobs, held());
        }

        private LayerState state(int layer) {
            if (started(TaskGraph.exec(layer))) {
                return finished(TaskGraph.exec(layer)) ? LayerState.EXECUTED : LayerState.RUNNING;
            }
            if (started(TaskGraph.load(layer))) {
                return finished(TaskGraph.load(layer)) ? LayerState.RESIDENT : LayerState.LOADING;
            }
            return LayerState.ON_DISK;
        }

        private List<LayerBytes> held() {
            List<LayerBytes> held = new ArrayList<>();
            boolean[] read = outputsRead();
            if (started(TaskGraph.INIT) && !read[plan.layers()]) {
                held.add(new LayerBytes(-1, "input blob", 0, plan.cost().initBytes()));
            }
            for (int i = 0; i < plan.layers(); i++) {
                held.add(new LayerBytes(i, plan.layer(i).name(), weights(i), blobs(i, read[i])));
            }
            held.removeIf(layer -> layer.bytes() == 0);
            held.sort((a, b) -> Long.compare(b.bytes(), a.bytes()));
            return held;
        }

        private long weights(int i) {
            Promises p = graph.promises();
            long own = p.weightsTaken(TaskGraph.load(i));
            boolean whole = p.weightsTaken(TaskGraph.INIT) > 0;
            long kept = whole && started(TaskGraph.INIT) ? plan.layer(i).weightBytes() : 0;
            boolean gone = whole ? finished(TaskGraph.load(i)) : finished(TaskGraph.exec(i));
            return kept + (started(TaskGraph.load(i)) && !gone ? own : 0);
        }

        private long blobs(int i, boolean read) {
            LayerCost cost = plan.layer(i);
            long output = started(TaskGraph.exec(i)) && !read ? cost.outputBytes() : 0;
            boolean running = started(TaskGraph.exec(i)) && !finished(TaskGraph.exec(i));
            return output + (running ? cost.workspaceBytes() : 0);
        }

        /** For each layer whether the last reader of its output has executed; the last entry is the input blob's. */
        private boolean[] outputsRead() {
            int n = plan.layers();
            int[] lastReader = new int[n + 1];
            Arrays.fill(lastReader, -1);
            for (int r = 0; r < n; r++) {
                List<Integer> inputs = plan.inputs().get(r);
                if (inputs.isEmpty()) {
                    lastReader[n] = r;
                }
                for (int i : inputs) {
                    lastReader[i] = r;
                }
            }
            boolean[] read = new boolean[n + 1];
            for (int i = 0; i <= n; i++) {
                read[i] = lastReader[i] >= 0 && finished(TaskGraph.exec(lastReader[i]));
            }
            return read;
        }

        private boolean started(int offset) {
            int span = spans.ofTask(firstTask + offset);
            return span >= 0 && spans.startNs(span) <= t;
        }

        private boolean finished(int offset) {
            int span = spans.ofTask(firstTask + offset);
            return span >= 0 && spans.finishNs(span) <= t;
        }
    }
}
