package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * A network made ready for one engine: a kernel per layer, and how often each blob is read. It holds no weights; any
 * number of jobs on any threads share it.
 */
final class CompiledNetwork {
    private final Network network;
    private final Tensors tensors;
    private final WeightStore weights;
    private final List<Tensors.Kernel> kernels = new ArrayList<>();
    private final int[] readers;

    CompiledNetwork(Network network, Tensors tensors, WeightStore weights) {
        this.network = network;
        this.tensors = tensors;
        this.weights = weights;
        this.readers = new int[network.layers().size()];
        for (Layer layer : network.layers()) {
            kernels.add(tensors.kernel(layer, network.inputOf(layer)));
            layer.inputs().forEach(i -> readers[i]++);
        }
    }

    Network network() {
        return network;
    }

    Tensors tensors() {
        return tensors;
    }

    WeightStore weights() {
        return weights;
    }

    Tensors.Kernel kernel(int layer) {
        return kernels.get(layer);
    }

    /** How many layers read each layer's blob. */
    int[] readers() {
        return readers.clone();
    }

    List<long[]> parameterShapes(int layer) {
        Layer l = network.layers().get(layer);
        return ParameterShapes.asComputed(l, network.inputOf(l));
    }
}
