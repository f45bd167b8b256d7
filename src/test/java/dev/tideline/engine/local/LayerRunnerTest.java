package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.mxnet.engine.MxNDManager;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayerRunnerTest {
    @TempDir
    private Path cache;

    private MxNDManager manager;
    private MxnetTensors tensors;
    private WeightStore weights;

    @BeforeEach
    void open() {
        Fixtures.requireMxnet();
        manager = (MxNDManager) Tensors.manager("MXNet");
        tensors = new MxnetTensors(manager);
        weights = new WeightStore(cache);
    }

    @AfterEach
    void close() {
        tensors.close();
    }

    private LayerRunner runner(Network network) {
        weights.prepare(network);
        return new LayerRunner(new CompiledNetwork(network, tensors, weights));
    }

    private static float[] bulk(LayerRunner runner, Network network, FloatBuffer picture) {
        runner.init(Fixtures.input(picture));
        for (int i = 0; i < network.layers().size(); i++) {
            runner.load(i);
        }
        for (int i = 0; i < network.layers().size(); i++) {
            runner.exec(i);
        }
        return runner.output();
    }

    static Stream<Network> operators() {
        Shape in = new Shape(4, 13, 13);
        return Stream.of(
                chain("square convolution", in, Fixtures.convolution(6, 3, 1, 1, 1)),
                chain("strided, grouped convolution", in, Fixtures.convolution(6, 5, 2, 2, 2)),
                chain("convolution without bias", in, new Operator.Convolution(5, 3, 2, 0, 1, false)),
                chain("convolution over all of its input", in, Fixtures.convolution(7, 13, 1, 0, 1)),
                chain(
                        "fully connected as convolutions",
                        in,
                        Fixtures.convolution(7, 13, 1, 0, 1),
                        new Operator.Relu(0),
                        Fixtures.convolution(3, 1, 1, 0, 1),
                        new Operator.Softmax()),
                chain("fully connected", in, new Operator.InnerProduct(9)),
                chain("max pool that rounds up", new Shape(4, 12, 12), Fixtures.maxPool(3, 2, 0)),
                chain("padded max pool", in, Fixtures.maxPool(3, 2, 1)),
                chain("max pool padded by more than half a window", in, Fixtures.maxPool(3, 2, 2)),
                chain("max pool that only picks", in, Fixtures.maxPool(1, 2, 0)),
                chain("max pool with gaps", in, Fixtures.maxPool(2, 3, 0)),
                chain("last window would start in the padding", in, Fixtures.maxPool(2, 2, 1)),
                chain("average pool", in, Fixtures.averagePool(3, 2, 0)),
                chain("average pool that rounds up", new Shape(4, 12, 12), Fixtures.averagePool(3, 2, 0)),
                chain("padded average pool", new Shape(4, 12, 12), Fixtures.averagePool(3, 2, 1)),
                chain("cropped average pool", in, Fixtures.averagePool(2, 2, 1)),
                chain("global average pool", in, new Operator.Pooling(false, 0, 1, 0, true)),
                chain("global max pool", in, new Operator.Pooling(true, 0, 1, 0, true)),
                chain("ReLU", in, new Operator.Relu(0)),
                chain("leaky ReLU", in, new Operator.Relu(0.1)),
                chain("LRN", in, new Operator.Lrn(5, 0.02, 0.75)),
                chain("LRN over three channels", in, new Operator.Lrn(3, 1e-4, 0.5, 2)),
                chain("softmax over channels", in, new Operator.Scale(), new Operator.Softmax()),
                chain("BatchNorm and Scale", in, new Operator.BatchNorm(), new Operator.Scale()),
                chain("Dropout is the identity", in, new Operator.Dropout()),
                chain(
                        "pooling and LRN behind a fully connected layer",
                        in,
                        new Operator.InnerProduct(9),
                        new Operator.Lrn(5, 0.02, 0.75),
                        Fixtures.maxPool(1, 1, 0),
                        Fixtures.convolution(4, 3, 1, 1, 1),
                        new Operator.BatchNorm()),
                new Fixtures.Chain(in)
                        .then("fc", new Operator.InnerProduct(3), "data")
                        .then("twice", new Operator.Concat(), "fc", "fc")
                        .then("relu", new Operator.Relu(0), "twice")
                        .named("Concat of one blob twice"),
                new Fixtures.Chain(in)
                        .then("relu", new Operator.Relu(0), "data")
                        .then("again", new Operator.Dropout(), "data")
                        .then("both", new Operator.Concat(), "relu", "again", "data")
                        .named("a blob with readers left is not overwritten"),
                Fixtures.branching());
    }

    private static Network chain(String name, Shape input, Operator... operators) {
        Fixtures.Chain chain = new Fixtures.Chain(input);
        for (Operator operator : operators) {
            chain.then(operator);
        }
        return chain.named(name);
    }

    @ParameterizedTest
    @MethodSource("operators")
    void computesWhatCaffeDefines(Network network) throws IOException {
        FloatBuffer picture = Fixtures.picture(network.input(), 7);
        try (LayerRunner runner = runner(network)) {
            float[] result = bulk(runner, network, picture);

            float[] expected = ReferenceMath.output(network, picture, weights);
            assertArrayEquals(expected, result, scale(expected) * 1e-5f);
        }
    }

    private static float scale(float[] values) {
        float most = 1;
        for (float v : values) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }

    @Test
    void equalsTheWholeNetwork() {
        Network network = new Fixtures.Chain(new Shape(3, 31, 31))
                .then("conv1", Fixtures.convolution(8, 5, 2, 0, 1), "data")
                .then("relu1", new Operator.Relu(0), "conv1")
                .then("pool1", Fixtures.maxPool(3, 2, 0), "relu1")
                .then("split", new Operator.Split(), "pool1")
                .then("a", Fixtures.convolution(4, 1, 1, 0, 1), "split")
                .then("b", Fixtures.convolution(6, 3, 1, 1, 2), "split")
                .then("output", new Operator.Concat(), "a", "b")
                .then("fc", new Operator.InnerProduct(5), "output")
                .then("prob", new Operator.Softmax(), "fc")
                .named("Whole");
        FloatBuffer picture = Fixtures.picture(network.input(), 3);
        try (LayerRunner runner = runner(network);
                WholeNetwork whole = new WholeNetwork(network, tensors, weights)) {
            assertArrayEquals(whole.run(Fixtures.input(picture)), bulk(runner, network, picture), 1e-5f);
        }
    }

    @Test
    void linearGivesTheSameAsBulk() {
        Network network = Fixtures.branching();
        FloatBuffer picture = Fixtures.picture(network.input(), 5);
        try (LayerRunner bulk = runner(network);
                LayerRunner linear = runner(network)) {
            float[] expected = bulk(bulk, network, picture);

            linear.init(Fixtures.input(picture));
            for (int i = 0; i < network.layers().size(); i++) {
                linear.load(i);
                linear.exec(i);
            }

            assertArrayEquals(expected, linear.output());
        }
    }

    /** Live arrays after each Exec of a linear run: the blobs that somebody will still read, and nothing else. */
    @Test
    void givesBackWeightsAndBlobsAsSoonAsNobodyNeedsThem() {
        Network network = Fixtures.branching();
        List<Integer> live = new ArrayList<>();
        try (LayerRunner runner = runner(network)) {
            runner.init(Fixtures.input(Fixtures.picture(network.input(), 5)));
            for (int i = 0; i < network.layers().size(); i++) {
                runner.load(i);
                runner.exec(i);
                live.add(manager.getManagedArrays().size());
            }
        }

        List<Integer> expected = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            expected.add(wanted(network, i));
        }
        assertEquals(expected, live);
        assertEquals(List.of(), manager.getManagedArrays());
    }

    private static int wanted(Network network, int executed) {
        int last = network.layers().size() - 1;
        int wanted = executed == last ? 1 : 0;
        for (int blob = 0; blob <= executed; blob++) {
            int b = blob;
            boolean read = network.layers().subList(executed + 1, last + 1).stream()
                    .anyMatch(l -> l.inputs().contains(b));
            wanted += read ? 1 : 0;
        }
        return wanted;
    }

    @Test
    void givesBackEverythingOfAJobThatIsCutOff() {
        Network network = Fixtures.branching();
        try (LayerRunner runner = runner(network)) {
            runner.init(Fixtures.input(Fixtures.picture(network.input(), 5)));
            for (int i = 0; i < 9; i++) {
                runner.load(i);
            }
            runner.exec(0);
            runner.exec(1);
        }
        assertEquals(List.of(), manager.getManagedArrays());
    }
}
