package dev.tideline.schedule;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A network as deciding sees it: what each layer costs and who reads its output. Schedulers ask it often, so sums are kept. */
public final class NetworkPlan {
    private final NetworkCost cost;
    private final List<List<Integer>> inputs;
    private final int[] lastReaders;
    private final long execNs;
    private final long peakBytes;
    private final long firstWeightBytes;

    private NetworkPlan(NetworkCost cost, List<List<Integer>> inputs) {
        this.cost = cost;
        this.inputs = inputs.stream().map(List::copyOf).toList();
        this.lastReaders = findLastReaders();
        this.execNs = cost.execNs();
        this.peakBytes = cost.peakBytes() > 0 ? cost.peakBytes() : computedPeak();
        this.firstWeightBytes = cost.layers().stream()
                .mapToLong(LayerCost::weightBytes)
                .filter(w -> w > 0)
                .findFirst()
                .orElse(0);
    }

    /** Readers as the model gives them. @throws InvalidInput if the profile's layers are not the model's, one to one */
    public static NetworkPlan of(NetworkCost cost, Network network) {
        List<Layer> layers = network.layers();
        if (layers.size() != cost.layers().size()) {
            throw new InvalidInput("it gives " + cost.layers().size() + " layers for " + network.name()
                    + ", its model has " + layers.size() + "; they must match one to one.");
        }
        for (int i = 0; i < layers.size(); i++) {
            if (!layers.get(i).name().equals(cost.layers().get(i).name())) {
                throw new InvalidInput("its layer " + i + " of " + network.name() + " is '"
                        + cost.layers().get(i).name() + "', the model's is '"
                        + layers.get(i).name() + "'; they must match one to one.");
            }
        }
        return new NetworkPlan(cost, layers.stream().map(Layer::inputs).toList());
    }

    /** A synthetic network, known by its costs only: a chain of its layers. */
    public static NetworkPlan chain(NetworkCost cost) {
        List<List<Integer>> inputs = new ArrayList<>();
        for (int i = 0; i < cost.layers().size(); i++) {
            inputs.add(i == 0 ? List.of() : List.of(i - 1));
        }
        return new NetworkPlan(cost, inputs);
    }

    public NetworkCost cost() {
        return cost;
    }

    /** For each layer the layers it reads; empty: it reads the job's input blob. */
    public List<List<Integer>> inputs() {
        return inputs;
    }

    /** Sum of the expected execution times of all layers, in nanoseconds. */
    public long execNs() {
        return execNs;
    }

    public String name() {
        return cost.network();
    }

    public int layers() {
        return cost.layers().size();
    }

    public LayerCost layer(int i) {
        return cost.layers().get(i);
    }

    /** The last layer that reads layer {@code i}'s output blob; {@code layers()} if none does, so that it stays to the end. */
    public int lastReader(int i) {
        return lastReaders[i];
    }

    private int[] findLastReaders() {
        int[] last = new int[layers()];
        Arrays.fill(last, layers());
        for (int reader = 0; reader < layers(); reader++) {
            for (int input : inputs.get(reader)) {
                last[input] = reader;
            }
        }
        return last;
    }

    /** The last layer that reads the job's input blob. */
    int lastReaderOfInput() {
        return IntStream.range(0, layers())
                .filter(r -> inputs.get(r).isEmpty())
                .max()
                .orElse(0);
    }

    /**
     * What the whole network needs at most, in bytes: the measured figure where the profile has one, otherwise all weights
     * and the largest of inputs, output and workspace over the layers (MASA, network level).
     */
    public long peakBytes() {
        return peakBytes;
    }

    private long computedPeak() {
        return cost.weightBytes()
                + IntStream.range(0, layers())
                        .mapToLong(this::blobsAround)
                        .max()
                        .orElse(0);
    }

    private long blobsAround(int i) {
        long in = inputs.get(i).isEmpty()
                ? cost.initBytes()
                : inputs.get(i).stream().mapToLong(k -> layer(k).outputBytes()).sum();
        return in + layer(i).outputBytes() + layer(i).workspaceBytes();
    }

    /** Weight bytes of the first layer that has any, 0 if none has (MEMA's test before a job becomes active). */
    public long firstWeightBytes() {
        return firstWeightBytes;
    }
}
