package dev.tideline.engine.sim;

import dev.tideline.schedule.NetworkPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * Which memory objects of a job the Exec of each layer reads and is the last to read. Objects are numbered: 0 is the
 * input blob, 1 + i the output blob of layer i, 1 + n + i its weights. One for all jobs of a network.
 */
final class Footprint {
    static final int INPUT = 0;

    private final int layers;
    private final int[][] reads;
    private final int[][] ends;

    Footprint(NetworkPlan plan) {
        this.layers = plan.layers();
        this.reads = new int[layers][];
        List<List<Integer>> ending = new ArrayList<>();
        int[] lastReader = new int[1 + layers];
        for (int i = 0; i < layers; i++) {
            ending.add(new ArrayList<>());
            reads[i] = blobs(plan.inputs().get(i));
            lastReader[output(i)] = layers;
            for (int blob : reads[i]) {
                lastReader[blob] = i;
            }
        }
        for (int blob = 0; blob <= layers; blob++) {
            if (lastReader[blob] < layers) {
                ending.get(lastReader[blob]).add(blob);
            }
        }
        this.ends = ending.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
    }

    private static int[] blobs(List<Integer> inputs) {
        return inputs.isEmpty()
                ? new int[] {INPUT}
                : inputs.stream().mapToInt(Footprint::output).distinct().toArray();
    }

    static int output(int layer) {
        return 1 + layer;
    }

    int weights(int layer) {
        return 1 + layers + layer;
    }

    int layers() {
        return layers;
    }

    int objects() {
        return 1 + 2 * layers;
    }

    /** The blobs that the Exec of a layer reads. */
    int[] reads(int layer) {
        return reads[layer];
    }

    /** The blobs that nobody reads after the Exec of a layer. */
    int[] ends(int layer) {
        return ends[layer];
    }
}
