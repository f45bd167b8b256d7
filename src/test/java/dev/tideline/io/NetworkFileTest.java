package dev.tideline.io;

import static dev.tideline.io.Complaint.assertSays;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkFileTest {
    private static final String INPUT = "{ \"name\": \"data\", \"type\": \"Input\" }";

    @TempDir
    private Path directory;

    private static Network parse(String... layers) {
        return NetworkFile.network(JsonReader.parse(
                "tiny.json",
                "{ \"format\": 1, \"name\": \"tiny\", \"input\": { \"channels\": 3, \"height\": 8, \"width\": 8 },"
                        + " \"layers\": [" + String.join(",", layers) + "] }"));
    }

    private static void assertRefuses(String message, String layer) {
        assertSays("tiny.json: " + message, () -> parse(INPUT, layer));
    }

    private static Operator operator(String layer) {
        return parse(INPUT, layer).layers().get(1).operator();
    }

    @Test
    void fillsInTheDefaultsOfEveryType() {
        assertEquals(
                new Operator.Convolution(4, 3, 1, 0, 1, true),
                operator(
                        "{ \"name\": \"a\", \"type\": \"Convolution\", \"inputs\": [\"data\"], \"outputs\": 4, \"kernel\": 3 }"));
        assertEquals(
                new Operator.Pooling(true, 2, 1, 0, false),
                operator(
                        "{ \"name\": \"a\", \"type\": \"Pooling\", \"inputs\": [\"data\"], \"pool\": \"max\", \"kernel\": 2 }"));
        assertEquals(
                new Operator.Pooling(false, 0, 1, 0, true),
                operator(
                        "{ \"name\": \"a\", \"type\": \"Pooling\", \"inputs\": [\"data\"], \"pool\": \"average\", \"global\": true }"));
        assertEquals(new Operator.Relu(0), operator("{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"data\"] }"));
        assertEquals(
                new Operator.Lrn(5, 1e-4, 0.75, 1),
                operator("{ \"name\": \"a\", \"type\": \"LRN\", \"inputs\": [\"data\"] }"));
    }

    @Test
    void takesTitleAndCutFromTheNetworkWhereTheFileLeavesThemOut() {
        Network network = parse(INPUT, "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"data\"] }");
        assertEquals("tiny", network.title());
        assertEquals("", network.source());
        assertEquals(2, network.convLayers());
    }

    @Test
    void everyTypeAndAttributeIsReadBackAsWritten() {
        List<Network.Declaration> layers = List.of(
                layer("data", new Operator.Input()),
                layer("conv", new Operator.Convolution(6, 3, 2, 1, 3, false), "data"),
                layer("bn", new Operator.BatchNorm(), "conv"),
                layer("scale", new Operator.Scale(), "bn"),
                layer("relu", new Operator.Relu(0.1), "scale"),
                layer("split", new Operator.Split(), "relu"),
                layer("norm", new Operator.Lrn(3, 5e-4, 0.5, 2), "split"),
                layer("pool", new Operator.Pooling(true, 3, 1, 1, false), "split"),
                layer("both", new Operator.Concat(), "norm", "pool"),
                layer("plane", new Operator.Pooling(false, 0, 1, 0, true), "both"),
                layer("drop", new Operator.Dropout(), "plane"),
                layer("fc", new Operator.InnerProduct(5), "drop"),
                layer("prob", new Operator.Softmax(), "fc"));
        Network network = new Network("all", "All types", "this test", new Shape(3, 16, 16), 9, layers);
        Path file = directory.resolve("all.json");
        NetworkFile.write(file, network);
        Network read = NetworkFile.read(file);
        assertEquals(network.layers(), read.layers());
        assertEquals(network.title(), read.title());
        assertEquals(network.source(), read.source());
        assertEquals(network.input(), read.input());
        assertEquals(network.convLayers(), read.convLayers());
    }

    private static Network.Declaration layer(String name, Operator operator, String... inputs) {
        return new Network.Declaration(name, operator, List.of(inputs));
    }

    @Test
    void refusesAFieldOfAnotherType() {
        assertRefuses(
                "Unknown field 'outputs' in layers[1]. Maybe you meant inputs.",
                "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"data\"], \"outputs\": 4 }");
        assertRefuses(
                "Unknown type 'Relu6' in layers[1]. Maybe you meant ReLU.",
                "{ \"name\": \"a\", \"type\": \"Relu6\", \"inputs\": [\"data\"] }");
    }

    @Test
    void namesTheLayerThatCannotBe() {
        assertRefuses(
                "layers[1].kernel is 0; expected a whole number from 1 to 65536.",
                "{ \"name\": \"a\", \"type\": \"Convolution\", \"inputs\": [\"data\"], \"outputs\": 4, \"kernel\": 0 }");
        assertRefuses(
                "layers[1].kernel is missing; expected a whole number from 1 to 65536.",
                "{ \"name\": \"a\", \"type\": \"Convolution\", \"inputs\": [\"data\"], \"outputs\": 4 }");
        assertRefuses(
                "layers[1] 'a': a kernel of 9 does not fit an input side of 8 with pad 0.",
                "{ \"name\": \"a\", \"type\": \"Convolution\", \"inputs\": [\"data\"], \"outputs\": 4, \"kernel\": 9 }");
        assertRefuses(
                "layers[1] 'a': Unknown input 'dota'. Maybe you meant data.",
                "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"dota\"] }");
        assertRefuses(
                "layers[1] 'data': a layer of this name exists already; names must differ within a network.",
                "{ \"name\": \"data\", \"type\": \"ReLU\", \"inputs\": [\"data\"] }");
        assertRefuses(
                "layers[1] 'a': input 'a' comes at or after this layer, which would be a cycle; layers are listed in"
                        + " execution order.",
                "{ \"name\": \"a\", \"type\": \"ReLU\", \"inputs\": [\"a\"] }");
        assertRefuses(
                "layers[1]: size is 4; it must be odd, so that the channel is in its middle.",
                "{ \"name\": \"a\", \"type\": \"LRN\", \"inputs\": [\"data\"], \"size\": 4 }");
    }

    @Test
    void namesAWrongInputOrCut() {
        assertSays(
                "tiny.json: input.height is 0; expected a whole number from 1 to 65536.",
                () -> NetworkFile.network(JsonReader.parse(
                        "tiny.json",
                        "{ \"format\": 1, \"name\": \"tiny\", \"input\": { \"channels\": 3, \"height\": 0, \"width\": 8 },"
                                + " \"layers\": [] }")));
        assertSays(
                "tiny.json: convLayers is 3, but tiny has 1 layers; it must be from 0 to that.",
                () -> NetworkFile.network(JsonReader.parse(
                        "tiny.json",
                        "{ \"format\": 1, \"name\": \"tiny\", \"convLayers\": 3,"
                                + " \"input\": { \"channels\": 3, \"height\": 8, \"width\": 8 }, \"layers\": [" + INPUT
                                + "] }")));
    }
}
