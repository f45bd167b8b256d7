package dev.tideline.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tideline.workload.Network.Declaration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formulas; the ten shipped networks are compared with published figures in ShippedNetworksTest. */
class NetworkTest {
    private static final Declaration INPUT = new Declaration("data", new Operator.Input(), List.of());

    private static Network network(Shape input, Operator... chain) {
        List<Declaration> layers = new java.util.ArrayList<>(List.of(INPUT));
        for (Operator operator : chain) {
            String previous = layers.get(layers.size() - 1).name();
            layers.add(new Declaration("l" + layers.size(), operator, List.of(previous)));
        }
        return new Network("demo", "", "", input, 1, layers);
    }

    private static Layer last(Shape input, Operator... chain) {
        List<Layer> layers = network(input, chain).layers();
        return layers.get(layers.size() - 1);
    }

    private static String complaint(Shape input, Operator... chain) {
        return assertThrows(InvalidInput.class, () -> network(input, chain)).getMessage();
    }

    @Test
    void aConvolutionRoundsItsWindowsDown() {
        Layer conv = last(new Shape(4, 10, 9), new Operator.Convolution(6, 3, 2, 0, 2, true));
        assertEquals(new Shape(6, 4, 4), conv.output());
        assertEquals(6 * (4 / 2) * 3 * 3 + 6, conv.parameters());
        assertEquals(6 * (4 / 2) * 3 * 3 * 4 * 4, conv.macs());
        assertEquals(4 * 4 * 3 * 3 * 4 * 4, conv.workspaceBytes());
        assertEquals(4 * conv.parameters(), conv.weightBytes());
    }

    @Test
    void withoutBiasAConvolutionHasOneParameterLessForEachOutput() {
        assertEquals(
                6,
                last(new Shape(3, 8, 8), new Operator.Convolution(6, 3, 1, 1, 1, true))
                                .parameters()
                        - last(new Shape(3, 8, 8), new Operator.Convolution(6, 3, 1, 1, 1, false))
                                .parameters());
    }

    @Test
    void aOneByOneConvolutionNeedsNoWorkspaceUnlessItStridesOrPads() {
        Shape in = new Shape(3, 8, 8);
        assertEquals(0, last(in, new Operator.Convolution(6, 1, 1, 0, 1, true)).workspaceBytes());
        assertEquals(
                4 * 3 * 4 * 4,
                last(in, new Operator.Convolution(6, 1, 2, 0, 1, true)).workspaceBytes());
        assertEquals(
                4 * 3 * 10 * 10,
                last(in, new Operator.Convolution(6, 1, 1, 1, 1, true)).workspaceBytes());
    }

    @Test
    void poolingRoundsItsWindowsUp() {
        assertEquals(
                new Shape(2, 28, 28),
                last(new Shape(2, 56, 56), new Operator.Pooling(true, 3, 2, 0, false))
                        .output());
        assertEquals(
                new Shape(2, 1, 1),
                last(new Shape(2, 7, 5), new Operator.Pooling(false, 0, 1, 0, true))
                        .output());
    }

    @Test
    void aPoolingWindowNeverStartsInThePadding() {
        assertEquals(
                new Shape(1, 2, 2),
                last(new Shape(1, 3, 3), new Operator.Pooling(true, 2, 2, 1, false))
                        .output());
        assertEquals(
                new Shape(1, 3, 3),
                last(new Shape(1, 4, 4), new Operator.Pooling(true, 2, 2, 1, false))
                        .output());
    }

    @Test
    void fullyConnectedNormalisingAndScalingLayersHaveTheParametersOfCaffe() {
        Shape in = new Shape(5, 3, 2);
        assertEquals(7 * 30 + 7, last(in, new Operator.InnerProduct(7)).parameters());
        assertEquals(7 * 30, last(in, new Operator.InnerProduct(7)).macs());
        assertEquals(new Shape(7, 1, 1), last(in, new Operator.InnerProduct(7)).output());
        assertEquals(5 + 5 + 1, last(in, new Operator.BatchNorm()).parameters());
        assertEquals(5 + 5, last(in, new Operator.Scale()).parameters());
        assertEquals(0, last(in, new Operator.Lrn(5, 1, 1)).parameters());
    }

    @Test
    void refusesShapesThatDoNotChain() {
        Shape in = new Shape(3, 8, 8);
        assertEquals(
                "layers[1] 'l1': group 2 does not divide both 3 input and 4 output channels; choose a divisor of both.",
                complaint(in, new Operator.Convolution(4, 3, 1, 0, 2, true)));
        assertEquals(
                "layers[2] 'l2': a pooling window of 3 does not fit an input side of 1 with pad 0.",
                complaint(in, new Operator.InnerProduct(4), new Operator.Pooling(true, 3, 1, 0, false)));
        List<Declaration> branches = List.of(
                INPUT,
                new Declaration("small", new Operator.Pooling(true, 2, 2, 0, false), List.of("data")),
                new Declaration("both", new Operator.Concat(), List.of("data", "small")));
        assertEquals(
                "layers[2] 'both': cannot concatenate 3x8x8 and 3x4x4: heights and widths differ.",
                assertThrows(InvalidInput.class, () -> new Network("demo", "", "", in, 1, branches))
                        .getMessage());
    }

    @Test
    void refusesSizesThatOverflow() {
        assertEquals(
                "layers[2] 'l2': its size overflows; check outputs, kernel and the input's size.",
                complaint(
                        new Shape(65536, 65536, 65536),
                        new Operator.Relu(0),
                        new Operator.Convolution(1 << 24, 65536, 1, 65536, 1, true)));
        assertEquals(
                "A blob of 2147483647x2147483647x2 is too large to count.",
                assertThrows(InvalidInput.class, () -> new Shape(Integer.MAX_VALUE, Integer.MAX_VALUE, 2))
                        .getMessage());
    }

    @Test
    void startsWithItsOnlyInput() {
        assertEquals(
                "layers[1] 'l1': a network starts with its Input layer and has no other; this is the second Input.",
                complaint(new Shape(3, 8, 8), new Operator.Input()));
        assertEquals(
                "layers[0] 'relu': a network starts with its Input layer and has no other; this is the first layer and of"
                        + " type ReLU.",
                assertThrows(
                                InvalidInput.class,
                                () -> new Network(
                                        "demo",
                                        "",
                                        "",
                                        new Shape(3, 8, 8),
                                        0,
                                        List.of(new Declaration("relu", new Operator.Relu(0), List.of()))))
                        .getMessage());
    }

    @Test
    void addsUpItsLayers() {
        Network network = network(new Shape(3, 8, 8), new Operator.InnerProduct(4), new Operator.InnerProduct(2));
        assertEquals(4 * (4 * 192 + 4 + 2 * 4 + 2), network.weightBytes());
        assertEquals(4 * 192 + 2 * 4, network.macs());
    }
}
