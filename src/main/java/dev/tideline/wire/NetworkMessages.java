package dev.tideline.wire;

import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;

/** A network as its declaration; the other side derives shapes and sizes again. */
final class NetworkMessages {
    private static final Proto.Nothing NOTHING = Proto.Nothing.getDefaultInstance();

    private NetworkMessages() {}

    static Proto.Network message(Network network) {
        Proto.Network.Builder message = Proto.Network.newBuilder()
                .setName(network.name())
                .setTitle(network.title())
                .setSource(network.source())
                .setInput(Proto.Shape.newBuilder()
                        .setChannels(network.input().channels())
                        .setHeight(network.input().height())
                        .setWidth(network.input().width()))
                .setConvLayers(network.convLayers());
        for (Layer layer : network.layers()) {
            Proto.Layer.Builder declaration = message.addLayersBuilder().setName(layer.name());
            layer.inputs()
                    .forEach(i -> declaration.addInputs(network.layers().get(i).name()));
            operator(layer.operator(), declaration);
        }
        return message.build();
    }

    private static void operator(Operator operator, Proto.Layer.Builder message) {
        if (operator instanceof Operator.Convolution c) {
            message.getConvolutionBuilder()
                    .setOutputs(c.outputs())
                    .setKernel(c.kernel())
                    .setStride(c.stride())
                    .setPad(c.pad())
                    .setGroup(c.group())
                    .setBias(c.bias());
        } else if (operator instanceof Operator.InnerProduct p) {
            message.getInnerProductBuilder().setOutputs(p.outputs());
        } else if (operator instanceof Operator.Pooling p) {
            message.getPoolingBuilder()
                    .setMax(p.max())
                    .setKernel(p.kernel())
                    .setStride(p.stride())
                    .setPad(p.pad())
                    .setGlobal(p.global());
        } else if (operator instanceof Operator.Relu r) {
            message.getReluBuilder().setNegativeSlope(r.negativeSlope());
        } else if (operator instanceof Operator.Lrn l) {
            message.getLrnBuilder()
                    .setSize(l.size())
                    .setAlpha(l.alpha())
                    .setBeta(l.beta())
                    .setK(l.k());
        } else {
            withoutParameters(operator, message);
        }
    }

    private static void withoutParameters(Operator operator, Proto.Layer.Builder message) {
        if (operator instanceof Operator.Input) {
            message.setInput(NOTHING);
        } else if (operator instanceof Operator.Softmax) {
            message.setSoftmax(NOTHING);
        } else if (operator instanceof Operator.Dropout) {
            message.setDropout(NOTHING);
        } else if (operator instanceof Operator.Concat) {
            message.setConcat(NOTHING);
        } else if (operator instanceof Operator.Split) {
            message.setSplit(NOTHING);
        } else if (operator instanceof Operator.BatchNorm) {
            message.setBatchNorm(NOTHING);
        } else if (operator instanceof Operator.Scale) {
            message.setScale(NOTHING);
        } else {
            throw new IllegalArgumentException("No message for " + operator + "; add one to tideline.proto.");
        }
    }

    /** @throws InvalidInput as {@link Network} does */
    static Network network(Proto.Network message) {
        List<Network.Declaration> declarations = new ArrayList<>();
        for (Proto.Layer layer : message.getLayersList()) {
            declarations.add(new Network.Declaration(layer.getName(), operator(layer), layer.getInputsList()));
        }
        Proto.Shape input = message.getInput();
        return new Network(
                message.getName(),
                message.getTitle(),
                message.getSource(),
                new Shape(input.getChannels(), input.getHeight(), input.getWidth()),
                message.getConvLayers(),
                declarations);
    }

    private static Operator operator(Proto.Layer message) {
        return switch (message.getOperatorCase()) {
            case INPUT -> new Operator.Input();
            case CONVOLUTION -> convolution(message.getConvolution());
            case INNER_PRODUCT ->
                new Operator.InnerProduct(message.getInnerProduct().getOutputs());
            case POOLING -> pooling(message.getPooling());
            case RELU -> new Operator.Relu(message.getRelu().getNegativeSlope());
            case LRN -> lrn(message.getLrn());
            case SOFTMAX -> new Operator.Softmax();
            case DROPOUT -> new Operator.Dropout();
            case CONCAT -> new Operator.Concat();
            case SPLIT -> new Operator.Split();
            case BATCH_NORM -> new Operator.BatchNorm();
            case SCALE -> new Operator.Scale();
            case OPERATOR_NOT_SET ->
                throw new InvalidInput("layer '" + message.getName() + "' has a type that this program does not know.");
        };
    }

    private static Operator convolution(Proto.Convolution c) {
        return new Operator.Convolution(
                c.getOutputs(), c.getKernel(), c.getStride(), c.getPad(), c.getGroup(), c.getBias());
    }

    private static Operator pooling(Proto.Pooling p) {
        return new Operator.Pooling(p.getMax(), p.getKernel(), p.getStride(), p.getPad(), p.getGlobal());
    }

    private static Operator lrn(Proto.Lrn l) {
        return new Operator.Lrn(l.getSize(), l.getAlpha(), l.getBeta(), l.getK());
    }
}
