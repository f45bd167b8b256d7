package dev.tideline.engine.local;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;

/** A network written as an MXNet symbol file. Built once, on one thread. */
final class WholeSymbol {
    static final String INPUT = "data";
    /** What the library that calls itself 1.9.1 reports; another number makes each load print a warning. */
    private static final int VERSION = 10900;

    private final Network network;
    private final ObjectNode symbol = JsonNodeFactory.instance.objectNode();
    private final ArrayNode nodes = symbol.putArray("nodes");
    private final ArrayNode arguments = symbol.putArray("arg_nodes");
    private final List<Integer> nodeOf = new ArrayList<>();

    WholeSymbol(Network network) {
        this.network = network;
        for (int i = 0; i < network.layers().size(); i++) {
            nodeOf.add(node(i, network.layers().get(i)));
        }
        reference(symbol.putArray("heads"), nodeOf.get(nodeOf.size() - 1));
        symbol.putObject("attrs").putArray("mxnet_version").add("int").add(VERSION);
    }

    String json() {
        return symbol.toString();
    }

    /** The name of a layer's weights (0) or biases (1). */
    static String parameter(int layer, int which) {
        return "layer" + layer + (which == 0 ? "_weight" : "_bias");
    }

    private int node(int index, Layer layer) {
        if (layer.operator() instanceof Operator.Input) {
            return argument(INPUT);
        }
        if (Tensors.identity(layer.operator())) {
            return nodeOf.get(layer.inputs().get(0));
        }
        if (layer.operator() instanceof Operator.BatchNorm || layer.operator() instanceof Operator.Scale) {
            throw new InvalidInput(network.name() + " has a " + layer.operator().type()
                    + " layer: only layer-wise execution knows these.");
        }
        return operator(index, layer);
    }

    private int operator(int index, Layer layer) {
        List<Integer> inputs = new ArrayList<>();
        layer.inputs().forEach(i -> inputs.add(nodeOf.get(i)));
        Shape input = network.layers().get(layer.inputs().get(0)).output();
        MxnetOperator operator = MxnetOperator.of(layer, input);
        if (layer.parameters() > 0) {
            inputs.add(argument(parameter(index, 0)));
            if (!"True".equalsIgnoreCase(operator.parameters().get("no_bias"))) {
                inputs.add(argument(parameter(index, 1)));
            }
        }
        ObjectNode node = nodes.addObject();
        node.put("op", operator.name()).put("name", "layer" + index);
        ObjectNode attributes = node.putObject("attrs");
        operator.parameters().forEach(attributes::put);
        ArrayNode references = node.putArray("inputs");
        inputs.forEach(i -> reference(references, i));
        return nodes.size() - 1;
    }

    private int argument(String name) {
        nodes.addObject().put("op", "null").put("name", name).putArray("inputs");
        arguments.add(nodes.size() - 1);
        return nodes.size() - 1;
    }

    private static void reference(ArrayNode into, int node) {
        into.addArray().add(node).add(0).add(0);
    }
}
