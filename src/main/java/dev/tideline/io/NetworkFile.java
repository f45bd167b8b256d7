package dev.tideline.io;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** {@code models/NAME.json}: the layers of a network. Schema: {@code schema/network.schema.json}. */
public final class NetworkFile {
    private static final int WIDEST_INPUT = 1 << 16;
    private static final Map<String, Boolean> POOLS = new TreeMap<>(Map.of("max", true, "average", false));
    private static final Map<String, LayerType> TYPES = types();

    private NetworkFile() {}

    /** How one layer type is read: its fields beside name, type and inputs, and how its operator is made of them. */
    private record LayerType(String[] fields, Maker maker) {
        private interface Maker {
            Operator make(JsonReader layer);
        }

        LayerType(Maker maker, String... fields) {
            this(fields, maker);
        }
    }

    /** @throws InvalidInput naming file, place, value and what was expected */
    public static Network read(Path file) {
        return network(JsonReader.open(file));
    }

    /** Writes the file so that {@link #read} gives an equal network; defaults are left out. */
    public static void write(Path file, Network network) {
        JsonText.write(file, text(network));
    }

    static Network network(JsonReader file) {
        file.fields("format", "name", "title", "source", "input", "convLayers", "layers");
        String name = file.text("name");
        JsonReader input =
                file.get("input", "an object with channels, height and width").fields("channels", "height", "width");
        Shape shape = input.make(() -> new Shape(
                input.count("channels", 1, WIDEST_INPUT),
                input.count("height", 1, WIDEST_INPUT),
                input.count("width", 1, WIDEST_INPUT)));
        List<Network.Declaration> layers =
                file.list("layers").stream().map(NetworkFile::layer).toList();
        int convLayers = file.count("convLayers", 0, Network.MOST_LAYERS, layers.size());
        return file.make(
                () -> new Network(name, file.text("title", name), file.text("source", ""), shape, convLayers, layers));
    }

    private static Network.Declaration layer(JsonReader layer) {
        LayerType type = layer.choice("type", TYPES);
        layer.fields(type.fields());
        return layer.make(() ->
                new Network.Declaration(layer.text("name"), type.maker().make(layer), layer.textsOrNone("inputs")));
    }

    private static Map<String, LayerType> types() {
        Map<String, LayerType> types = new TreeMap<>();
        types.put("Input", type(l -> new Operator.Input()));
        types.put("Convolution", type(NetworkFile::convolution, "outputs", "kernel", "stride", "pad", "group", "bias"));
        types.put("InnerProduct", type(l -> new Operator.InnerProduct(outputs(l)), "outputs"));
        types.put("Pooling", type(NetworkFile::pooling, "pool", "kernel", "stride", "pad", "global"));
        types.put("ReLU", type(l -> new Operator.Relu(l.number("negativeSlope", -1, 1, 0)), "negativeSlope"));
        types.put("LRN", type(NetworkFile::lrn, "size", "alpha", "beta", "k"));
        types.put("Softmax", type(l -> new Operator.Softmax()));
        types.put("Dropout", type(l -> new Operator.Dropout()));
        types.put("Concat", type(l -> new Operator.Concat()));
        types.put("Split", type(l -> new Operator.Split()));
        types.put("BatchNorm", type(l -> new Operator.BatchNorm()));
        types.put("Scale", type(l -> new Operator.Scale()));
        return types;
    }

    private static LayerType type(LayerType.Maker maker, String... fields) {
        String[] all = new String[fields.length + 3];
        System.arraycopy(new String[] {"name", "type", "inputs"}, 0, all, 0, 3);
        System.arraycopy(fields, 0, all, 3, fields.length);
        return new LayerType(maker, all);
    }

    private static Operator convolution(JsonReader l) {
        return new Operator.Convolution(
                outputs(l),
                l.count("kernel", 1, Operator.WIDEST),
                l.count("stride", 1, Operator.WIDEST, 1),
                l.count("pad", 0, Operator.WIDEST, 0),
                l.count("group", 1, Operator.MOST_OUTPUTS, 1),
                l.flag("bias", true));
    }

    private static int outputs(JsonReader l) {
        return l.count("outputs", 1, Operator.MOST_OUTPUTS);
    }

    private static Operator pooling(JsonReader l) {
        boolean max = l.choice("pool", POOLS);
        boolean global = l.flag("global", false);
        int kernel = global ? l.count("kernel", 0, Operator.WIDEST, 0) : l.count("kernel", 1, Operator.WIDEST);
        return new Operator.Pooling(
                max, kernel, l.count("stride", 1, Operator.WIDEST, 1), l.count("pad", 0, Operator.WIDEST, 0), global);
    }

    private static Operator lrn(JsonReader l) {
        return new Operator.Lrn(
                l.count("size", 1, Operator.WIDEST, 5),
                factor(l, "alpha", 1e-4),
                factor(l, "beta", 0.75),
                factor(l, "k", 1));
    }

    private static double factor(JsonReader l, String field, double absent) {
        return l.number(field, 0, 1e6, absent);
    }

    static String text(Network network) {
        Map<String, Object> input = JsonText.object();
        input.put("channels", network.input().channels());
        input.put("height", network.input().height());
        input.put("width", network.input().width());
        Map<String, Object> file = JsonText.object();
        file.put("format", JsonReader.FORMAT);
        file.put("name", network.name());
        file.put("title", network.title());
        file.put("source", network.source());
        file.put("input", input);
        file.put("convLayers", network.convLayers());
        file.put(
                "layers",
                network.layers().stream().map(layer -> layer(network, layer)).toList());
        return JsonText.of(file);
    }

    private static Map<String, Object> layer(Network network, Layer layer) {
        Map<String, Object> out = JsonText.object();
        out.put("name", layer.name());
        out.put("type", layer.operator().type());
        if (!layer.inputs().isEmpty()) {
            out.put(
                    "inputs",
                    layer.inputs().stream()
                            .map(i -> network.layers().get(i).name())
                            .toList());
        }
        attributes(layer.operator(), out);
        return out;
    }

    private static void attributes(Operator operator, Map<String, Object> out) {
        if (operator instanceof Operator.Convolution c) {
            out.put("outputs", c.outputs());
            out.put("kernel", c.kernel());
            unless(1, c.stride(), "stride", out);
            unless(0, c.pad(), "pad", out);
            unless(1, c.group(), "group", out);
            unless(true, c.bias(), "bias", out);
        } else if (operator instanceof Operator.InnerProduct p) {
            out.put("outputs", p.outputs());
        } else if (operator instanceof Operator.Pooling p) {
            out.put("pool", p.max() ? "max" : "average");
            unless(0, p.kernel(), "kernel", out);
            unless(1, p.stride(), "stride", out);
            unless(0, p.pad(), "pad", out);
            unless(false, p.global(), "global", out);
        } else if (operator instanceof Operator.Relu r) {
            unless(JsonText.number(0), JsonText.number(r.negativeSlope()), "negativeSlope", out);
        } else if (operator instanceof Operator.Lrn n) {
            out.put("size", n.size());
            out.put("alpha", JsonText.number(n.alpha()));
            out.put("beta", JsonText.number(n.beta()));
            unless(JsonText.number(1), JsonText.number(n.k()), "k", out);
        }
    }

    private static void unless(Object usual, Object value, String field, Map<String, Object> out) {
        if (!value.equals(usual)) {
            out.put(field, value);
        }
    }
}
