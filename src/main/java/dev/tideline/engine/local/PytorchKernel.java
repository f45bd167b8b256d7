package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.internal.NDArrayEx;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer on PyTorch. Each operator gets its input as a view in the form that it wants. Average pooling rounds up, drops a
 * last window in the padding and divides as Caffe does, without more ado. Any thread may run it, many at once.
 */
final class PytorchKernel implements Tensors.Kernel {
    private final Layer layer;
    private final Operation operation;
    private final ai.djl.ndarray.types.Shape form;

    /** What computes a new array, one of four dimensions or of two. */
    interface Operation {
        NDArray compute(NDArray x, List<NDArray> parameters);
    }

    PytorchKernel(Layer layer, Shape input) {
        this.layer = layer;
        this.form = wantsVector(layer.operator(), input)
                ? new ai.djl.ndarray.types.Shape(1, input.elements())
                : new ai.djl.ndarray.types.Shape(1, input.channels(), input.height(), input.width());
        this.operation = operation(layer, input);
    }

    private static boolean wantsVector(Operator operator, Shape input) {
        return operator instanceof Operator.InnerProduct
                || operator instanceof Operator.Convolution c && ParameterShapes.fullyConnected(c, input);
    }

    @Override
    public NDArray run(List<NDArray> inputs, List<NDArray> parameters, boolean overwrite) {
        if (Tensors.identity(layer.operator())) {
            return overwrite ? inputs.get(0) : inputs.get(0).duplicate();
        }
        if (layer.operator() instanceof Operator.Concat) {
            return concat(inputs);
        }
        NDArray x = inputs.get(0);
        if (x.getShape().equals(form)) {
            return operation.compute(x, parameters);
        }
        try (NDArray view = x.reshape(form)) {
            return operation.compute(view, parameters);
        }
    }

    private static NDArray concat(List<NDArray> inputs) {
        List<NDArray> views = new ArrayList<>();
        try {
            for (NDArray x : inputs) {
                long[] dimensions = x.getShape().getShape();
                views.add(dimensions.length == 4 ? x.reshape(dimensions) : x.reshape(1, dimensions[1], 1, 1));
            }
            return NDArrays.concat(new NDList(views), 1);
        } finally {
            views.forEach(NDArray::close);
        }
    }

    private static Operation operation(Layer layer, Shape input) {
        Operator operator = layer.operator();
        if (wantsVector(operator, input)) {
            return (x, parameters) ->
                    operators(x).linear(x, parameters.get(0), bias(parameters)).singletonOrThrow();
        }
        if (operator instanceof Operator.Convolution c) {
            return convolution(c);
        }
        if (operator instanceof Operator.Pooling p) {
            return pooling(layer, p, input);
        }
        if (operator instanceof Operator.Relu r) {
            return r.negativeSlope() == 0
                    ? (x, none) -> operators(x).relu()
                    : (x, none) -> operators(x).leakyRelu((float) r.negativeSlope());
        }
        if (operator instanceof Operator.Softmax) {
            return (x, none) -> x.softmax(1);
        }
        return new PytorchNormalization(operator, input);
    }

    private static Operation convolution(Operator.Convolution c) {
        ai.djl.ndarray.types.Shape stride = square(c.stride());
        ai.djl.ndarray.types.Shape pad = square(c.pad());
        ai.djl.ndarray.types.Shape dilation = square(1);
        return (x, parameters) -> operators(x)
                .convolution(x, parameters.get(0), bias(parameters), stride, pad, dilation, c.group())
                .singletonOrThrow();
    }

    private static Operation pooling(Layer layer, Operator.Pooling p, Shape input) {
        if (p.global()) {
            return p.max()
                    ? (x, none) -> operators(x).globalMaxPool()
                    : (x, none) -> operators(x).globalAvgPool();
        }
        if (p.max()) {
            return new PytorchMaxPool(p, input, layer.output());
        }
        if (2 * p.pad() > p.kernel()) {
            throw new InvalidInput(
                    "Layer " + layer.name() + " pads its average pooling of " + p.kernel() + " by " + p.pad()
                            + "; PyTorch pads by at most half of a window. Use --dl-engine mxnet where it exists, or the"
                            + " simulator.");
        }
        ai.djl.ndarray.types.Shape kernel = square(p.kernel());
        ai.djl.ndarray.types.Shape stride = square(p.stride());
        ai.djl.ndarray.types.Shape pad = square(p.pad());
        return (x, none) -> operators(x).avgPool(kernel, stride, pad, true, true);
    }

    private static NDArrayEx operators(NDArray x) {
        return x.getNDArrayInternal();
    }

    private static NDArray bias(List<NDArray> parameters) {
        return parameters.size() > 1 ? parameters.get(1) : null;
    }

    static ai.djl.ndarray.types.Shape square(int side) {
        return new ai.djl.ndarray.types.Shape(side, side);
    }
}
