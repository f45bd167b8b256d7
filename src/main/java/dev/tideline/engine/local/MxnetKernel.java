package dev.tideline.engine.local;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;

/** One MXNet operator with its parameters already in native memory. Any thread may run it, many at once. */
final class MxnetKernel implements Tensors.Kernel {
    private final MxNDManager manager;
    private final Layer layer;
    private final Shape input;
    private final Pointer operator;
    private final int parameterCount;
    private final StringArray keys;
    private final StringArray values;

    MxnetKernel(MxNDManager manager, Layer layer, Shape input) {
        MxnetOperator description = MxnetOperator.of(layer, input);
        this.manager = manager;
        this.layer = layer;
        this.input = input;
        this.operator = Mxnet.operator(description.name());
        this.parameterCount = description.parameters().size();
        this.keys = new StringArray(description.parameters().keySet().toArray(String[]::new));
        this.values = new StringArray(description.parameters().values().toArray(String[]::new));
    }

    @Override
    public NDArray run(List<NDArray> inputs, List<NDArray> parameters, boolean overwrite) {
        if (overwrite && Tensors.identity(layer.operator())) {
            return inputs.get(0);
        }
        if (overwrite && layer.operator() instanceof Operator.Relu) {
            return inPlace(inputs.get(0));
        }
        if (mayBeFlat() && inputs.get(0).getShape().dimension() == 2) {
            return runUnflattened(inputs, parameters);
        }
        return cropped(compute(inputs, parameters));
    }

    private NDArray compute(List<NDArray> inputs, List<NDArray> parameters) {
        Pointer result = Mxnet.invoke(operator, handles(inputs, parameters), parameterCount, keys, values);
        Mxnet.await(result);
        return manager.create(result);
    }

    private NDArray inPlace(NDArray array) {
        try (Memory target = new Memory(Native.POINTER_SIZE)) {
            Pointer handle = ((MxNDArray) array).getHandle();
            target.setPointer(0, handle);
            Mxnet.invokeInto(operator, new long[] {Pointer.nativeValue(handle)}, target, parameterCount, keys, values);
            Mxnet.await(handle);
            return array;
        }
    }

    /** Behind a fully connected layer blobs have two dimensions; these operators want four. */
    private boolean mayBeFlat() {
        return input.height() == 1
                && input.width() == 1
                && (layer.operator() instanceof Operator.Convolution c && !ParameterShapes.fullyConnected(c, input)
                        || layer.operator() instanceof Operator.Pooling
                        || layer.operator() instanceof Operator.Lrn
                        || layer.operator() instanceof Operator.BatchNorm
                        || layer.operator() instanceof Operator.Scale
                        || layer.operator() instanceof Operator.Concat);
    }

    private NDArray runUnflattened(List<NDArray> inputs, List<NDArray> parameters) {
        List<NDArray> reshaped = new ArrayList<>();
        try {
            for (NDArray x : inputs) {
                reshaped.add(x.reshape(1, x.getShape().get(1), 1, 1));
            }
            return cropped(compute(reshaped, parameters));
        } finally {
            reshaped.forEach(NDArray::close);
        }
    }

    /** Caffe drops a last pooling window that would start in the padding; MXNet does not. */
    private NDArray cropped(NDArray result) {
        if (!(layer.operator() instanceof Operator.Pooling p) || p.global() || p.pad() == 0) {
            return result;
        }
        Shape wanted = layer.output();
        ai.djl.ndarray.types.Shape shape = result.getShape();
        if (shape.get(2) == wanted.height() && shape.get(3) == wanted.width()) {
            return result;
        }
        try (result) {
            return result.get(new NDIndex(":, :, :" + wanted.height() + ", :" + wanted.width()));
        }
    }

    static long[] handles(List<NDArray> inputs, List<NDArray> parameters) {
        long[] handles = new long[inputs.size() + parameters.size()];
        int i = 0;
        for (NDArray x : inputs) {
            handles[i++] = Pointer.nativeValue(((MxNDArray) x).getHandle());
        }
        for (NDArray x : parameters) {
            handles[i++] = Pointer.nativeValue(((MxNDArray) x).getHandle());
        }
        return handles;
    }
}
