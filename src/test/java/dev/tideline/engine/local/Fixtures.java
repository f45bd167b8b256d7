package dev.tideline.engine.local;

import dev.tideline.engine.local.LocalSettings.DlEngine;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Shape;
import dev.tideline.workload.Workload;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;

/** Networks and pictures for tests, and the skip where an engine does not exist. */
public final class Fixtures {
    private Fixtures() {}

    public static void requireAny() {
        require(DlEngine.AUTO);
    }

    public static void requireMxnet() {
        require(DlEngine.MXNET);
    }

    public static void require(DlEngine engine) {
        InferenceEngines.besideProgram()
                .obstacle(engine)
                .ifPresent(reason -> Assumptions.abort("Not tested here: " + reason));
    }

    /** A chain in a few words; a layer reads the one before it. */
    public static final class Chain {
        private final Shape input;
        private final List<Network.Declaration> layers = new ArrayList<>();

        public Chain(Shape input) {
            this.input = input;
            layers.add(new Network.Declaration("data", new Operator.Input(), List.of()));
        }

        public Chain then(Operator operator) {
            String before = layers.get(layers.size() - 1).name();
            return then(operator.type().toLowerCase(Locale.ROOT) + layers.size(), operator, before);
        }

        public Chain then(String name, Operator operator, String... inputs) {
            layers.add(new Network.Declaration(name, operator, List.of(inputs)));
            return this;
        }

        public Network named(String name) {
            return new Network(name, name, "made for tests", input, layers.size(), layers);
        }
    }

    public static Operator convolution(int outputs, int kernel, int stride, int pad, int group) {
        return new Operator.Convolution(outputs, kernel, stride, pad, group, true);
    }

    public static Operator maxPool(int kernel, int stride, int pad) {
        return new Operator.Pooling(true, kernel, stride, pad, false);
    }

    public static Operator averagePool(int kernel, int stride, int pad) {
        return new Operator.Pooling(false, kernel, stride, pad, false);
    }

    /** Every operator once, with branches: an inception module between an AlexNet's head and tail. 25 KiB of weights. */
    public static Network branching() {
        return new Chain(new Shape(3, 31, 31))
                .then("conv1", convolution(8, 5, 2, 0, 1), "data")
                .then("relu1", new Operator.Relu(0), "conv1")
                .then("pool1", maxPool(3, 2, 0), "relu1")
                .then("norm1", new Operator.Lrn(5, 1e-4, 0.75), "pool1")
                .then("split", new Operator.Split(), "norm1")
                .then("a", convolution(4, 1, 1, 0, 1), "split")
                .then("relu_a", new Operator.Relu(0), "a")
                .then("b", convolution(6, 3, 1, 1, 2), "split")
                .then("relu_b", new Operator.Relu(0.1), "b")
                .then("pool_c", maxPool(3, 1, 1), "split")
                .then("c", convolution(2, 1, 1, 0, 1), "pool_c")
                .then("output", new Operator.Concat(), "relu_a", "relu_b", "c")
                .then("bn", new Operator.BatchNorm(), "output")
                .then("scale", new Operator.Scale(), "bn")
                .then("pool2", averagePool(3, 2, 1), "scale")
                .then("fc1", new Operator.InnerProduct(16), "pool2")
                .then("relu_fc", new Operator.Relu(0), "fc1")
                .then("drop", new Operator.Dropout(), "relu_fc")
                .then("fc2", new Operator.InnerProduct(5), "drop")
                .then("prob", new Operator.Softmax(), "fc2")
                .named("Branching");
    }

    /** A chain whose fully connected layer holds nearly all of its 12 MiB. */
    public static Network wide() {
        return new Chain(new Shape(3, 31, 31))
                .then(convolution(16, 3, 1, 1, 1))
                .then(new Operator.Relu(0))
                .then(new Operator.InnerProduct(200))
                .then(new Operator.InnerProduct(10))
                .then(new Operator.Softmax())
                .named("Wide");
    }

    public static NetworkInput input(FloatBuffer values) {
        return memory -> memory.asFloatBuffer().put(values.duplicate());
    }

    /** Values as a picture has after its mean is taken off. */
    public static FloatBuffer picture(Shape shape, long seed) {
        Random random = new Random(seed);
        FloatBuffer values = FloatBuffer.allocate(Math.toIntExact(shape.elements()));
        while (values.hasRemaining()) {
            values.put(random.nextInt(256) - 110);
        }
        return values.flip();
    }

    /** Costs of networks in the order of their sizes; what a profile says of time does not matter to a real engine. */
    public static Profile profile(Network... networks) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        for (Network network : networks) {
            List<LayerCost> layers = network.layers().stream()
                    .map(l -> new LayerCost(
                            l.name(),
                            1_000 + l.weightBytes(),
                            1_000 + l.macs(),
                            l.weightBytes(),
                            l.output().bytes(),
                            l.workspaceBytes()))
                    .toList();
            costs.put(
                    network.name(),
                    new NetworkCost(
                            network.name(), 1_000, network.input().bytes(), network.convLayers(), 0, 1, layers));
        }
        return new Profile("tests", "Tests", Provenance.MODELLED, "made up", 1L << 40, 0, 0, 0, 0, Swap.NONE, costs);
    }

    public static RunSpec spec(
            Workload workload, long cap, LoadingPolicy loading, String scheduler, int workers, Network... networks) {
        Map<String, Network> byName = new LinkedHashMap<>();
        for (Network network : networks) {
            byName.put(network.name(), network);
        }
        return new RunSpec(
                workload, byName, profile(networks), cap, loading, scheduler, workers, 2, 0, MemoryModel.IDEAL, 7);
    }
}
