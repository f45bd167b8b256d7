package dev.tideline.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A deep neural network as a list of layers in execution order, a directed acyclic graph by their inputs. Shapes, sizes
 * and costs are derived when it is made; nothing of them is stored in a file.
 */
public final class Network {
    /** Layers a network may have: a guard against files that are no network. */
    public static final int MOST_LAYERS = 100_000;

    /** A layer as a file gives it: inputs by name. */
    public record Declaration(String name, Operator operator, List<String> inputs) {
        public Declaration {
            inputs = List.copyOf(inputs);
        }
    }

    private final String name;
    private final String title;
    private final String source;
    private final Shape input;
    private final int convLayers;
    private final List<Layer> layers;

    /**
     * @param convLayers where the list is cut into the conv part and the fc part: the first {@code convLayers} layers are
     *     the conv part, whatever their types (Table 2 of the MEMA paper)
     * @throws InvalidInput naming the layer, if names repeat, inputs dangle or come later, or shapes do not chain
     */
    public Network(
            String name, String title, String source, Shape input, int convLayers, List<Declaration> declarations) {
        this.name = name;
        this.title = title;
        this.source = source;
        this.input = input;
        this.convLayers = convLayers;
        if (declarations.isEmpty()) {
            throw new InvalidInput("Network " + name + " has no layers.");
        }
        notTooMany(name, declarations.size());
        if (convLayers < 0 || convLayers > declarations.size()) {
            throw new InvalidInput("convLayers is " + convLayers + ", but " + name + " has " + declarations.size()
                    + " layers; it must be from 0 to that.");
        }
        this.layers = derive(input, declarations);
        fitsALong(name, layers);
    }

    static void notTooMany(String network, int layers) {
        if (layers > MOST_LAYERS) {
            throw new InvalidInput(
                    "Network " + network + " has " + layers + " layers; at most " + MOST_LAYERS + " are allowed.");
        }
    }

    /** Sums over the layers are taken in many places; here is checked once that they cannot overflow. */
    private static void fitsALong(String name, List<Layer> layers) {
        double bytes = layers.stream()
                .mapToDouble(l -> (double) l.weightBytes() + l.output().bytes() + l.workspaceBytes())
                .sum();
        double macs = layers.stream().mapToDouble(Layer::macs).sum();
        if (Math.max(bytes, macs) > Long.MAX_VALUE / 16.0) {
            throw new InvalidInput("Network " + name + " is too large: its bytes or multiply-accumulates overflow.");
        }
    }

    private static List<Layer> derive(Shape input, List<Declaration> declarations) {
        Map<String, Integer> indexes = new HashMap<>();
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < declarations.size(); i++) {
            Declaration d = declarations.get(i);
            String place = "layers[" + i + "] '" + d.name() + "'";
            try {
                List<Integer> inputs = inputIndexes(d, indexes, declarations);
                List<Shape> shapes = inputs.isEmpty()
                        ? List.of(input)
                        : inputs.stream().map(k -> layers.get(k).output()).toList();
                layers.add(Layer.derive(d.name(), d.operator(), inputs, shapes));
            } catch (InvalidInput e) {
                throw e.at(place);
            } catch (ArithmeticException e) {
                throw new InvalidInput(place + ": its size overflows; check outputs, kernel and the input's size.", e);
            }
            if (indexes.put(d.name(), i) != null) {
                throw new InvalidInput(
                        place + ": a layer of this name exists already; names must differ within a network.");
            }
        }
        return List.copyOf(layers);
    }

    private static List<Integer> inputIndexes(Declaration d, Map<String, Integer> earlier, List<Declaration> all) {
        boolean source = d.operator() instanceof Operator.Input;
        if (source != earlier.isEmpty()) {
            throw new InvalidInput("a network starts with its Input layer and has no other; this is the "
                    + (source
                            ? "second Input."
                            : "first layer and of type " + d.operator().type() + "."));
        }
        int wanted = source
                ? 0
                : d.operator() instanceof Operator.Concat
                        ? Math.max(1, d.inputs().size())
                        : 1;
        if (d.inputs().size() != wanted) {
            throw new InvalidInput(d.operator().type() + " takes " + wanted + " input" + (wanted == 1 ? "" : "s")
                    + ", not " + d.inputs() + ".");
        }
        List<Integer> indexes = new ArrayList<>();
        for (String input : d.inputs()) {
            Integer index = earlier.get(input);
            if (index == null && all.stream().anyMatch(other -> other.name().equals(input))) {
                throw new InvalidInput(
                        "input '" + input
                                + "' comes at or after this layer, which would be a cycle; layers are listed in execution order.");
            }
            if (index == null) {
                throw InvalidInput.unknown("input", input, earlier.keySet());
            }
            indexes.add(index);
        }
        return indexes;
    }

    public String name() {
        return name;
    }

    public String title() {
        return title;
    }

    public String source() {
        return source;
    }

    public Shape input() {
        return input;
    }

    public int convLayers() {
        return convLayers;
    }

    public List<Layer> layers() {
        return layers;
    }

    /** The shape that one of the layers reads, the first where it reads several. */
    public Shape inputOf(Layer layer) {
        return layer.inputs().isEmpty()
                ? input
                : layers.get(layer.inputs().get(0)).output();
    }

    /** Weights and biases of all layers, in bytes. */
    public long weightBytes() {
        return layers.stream().mapToLong(Layer::weightBytes).sum();
    }

    /** Multiply-accumulates of one inference. */
    public long macs() {
        return layers.stream().mapToLong(Layer::macs).sum();
    }

    @Override
    public String toString() {
        return name;
    }
}
