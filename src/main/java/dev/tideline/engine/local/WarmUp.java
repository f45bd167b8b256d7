package dev.tideline.engine.local;

import dev.tideline.workload.Network;
import dev.tideline.workload.Network.Declaration;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A tiny network with every common operator, run once on each worker's thread before the clock starts: otherwise the
 * first tasks of a run would pay for loading classes and for reading MXNet's library from disk. For one thread.
 */
final class WarmUp implements Runnable {
    private static final Network NETWORK = new Network(
            "Warm-up",
            "Warm-up",
            "made up",
            new Shape(3, 15, 15),
            10,
            List.of(
                    layer("data", new Operator.Input()),
                    layer("conv", new Operator.Convolution(8, 3, 1, 1, 1, true), "data"),
                    layer("relu", new Operator.Relu(0), "conv"),
                    layer("pool", new Operator.Pooling(true, 3, 2, 0, false), "relu"),
                    layer("norm", new Operator.Lrn(5, 1e-4, 0.75), "pool"),
                    layer("split", new Operator.Split(), "norm"),
                    layer("grouped", new Operator.Convolution(8, 3, 1, 1, 2, true), "split"),
                    layer("one", new Operator.Convolution(8, 1, 1, 0, 1, true), "split"),
                    layer("concat", new Operator.Concat(), "grouped", "one"),
                    layer("average", new Operator.Pooling(false, 3, 2, 0, false), "concat"),
                    layer("fc", new Operator.InnerProduct(10), "average"),
                    layer("prob", new Operator.Softmax(), "fc")));

    private final LayerRunner runner;

    WarmUp(Tensors tensors, WeightStore weights) {
        weights.prepare(NETWORK);
        this.runner = new LayerRunner(new CompiledNetwork(NETWORK, tensors, weights));
    }

    private static Declaration layer(String name, Operator operator, String... inputs) {
        return new Declaration(name, operator, List.of(inputs));
    }

    @Override
    public void run() {
        try (runner) {
            runner.init(WarmUp::grey);
            for (int i = 0; i < NETWORK.layers().size(); i++) {
                runner.load(i);
                runner.exec(i);
            }
            runner.output();
        }
    }

    private static void grey(ByteBuffer memory) {
        while (memory.hasRemaining()) {
            memory.putFloat(1);
        }
    }
}
