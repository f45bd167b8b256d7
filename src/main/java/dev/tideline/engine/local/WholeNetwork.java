package dev.tideline.engine.local;

import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.mxnet.engine.MxSymbolBlock;
import ai.djl.mxnet.engine.Symbol;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as one MXNet symbol: how MXNet itself would run it. The yardstick for layer-wise execution, for results and
 * for time; it reads the same weight files in the same way and gets the same operators, so that only the layers'
 * being apart makes a difference. For one thread; holds all weights until closed.
 */
final class WholeNetwork implements AutoCloseable {
    private final Network network;
    private final Tensors tensors;
    private final MxNDManager manager;
    private final MxSymbolBlock block;

    /** Loads all layers. */
    WholeNetwork(Network network, MxnetTensors tensors, WeightStore weights) {
        this(network, new WholeSymbol(network).json(), tensors, weights);
    }

    /** @param symbol the network as {@link WholeSymbol} writes it, which can be done beforehand */
    WholeNetwork(Network network, String symbol, MxnetTensors tensors, WeightStore weights) {
        this.network = network;
        this.tensors = tensors;
        this.manager = tensors.newSubManager();
        this.block = new MxSymbolBlock(manager, Symbol.loadJson(manager, symbol));
        block.setInputNames(List.of(WholeSymbol.INPUT));
        for (int i = 0; i < network.layers().size(); i++) {
            load(i, weights);
        }
    }

    private void load(int index, WeightStore weights) {
        Layer layer = network.layers().get(index);
        if (layer.parameters() == 0) {
            return;
        }
        List<ByteBuffer> memory = new ArrayList<>();
        for (long[] shape : ParameterShapes.asComputed(layer, network.inputOf(layer))) {
            NDArray array = tensors.allocate(shape);
            array.attach(manager);
            Parameter parameter = block.getDirectParameters().get(WholeSymbol.parameter(index, memory.size()));
            memory.add(tensors.memory(array));
            parameter.setArray(array);
        }
        weights.read(network, index, memory.toArray(ByteBuffer[]::new));
    }

    /** Computes all layers. @return the last layer's blob */
    float[] run(NetworkInput image) {
        Shape shape = network.input();
        try (NDArray x = tensors.allocate(1, shape.channels(), shape.height(), shape.width())) {
            image.writeTo(tensors.memory(x));
            try (NDList results = block.forward(new ParameterStore(manager, false), new NDList(x), false)) {
                return results.singletonOrThrow().toFloatArray();
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
