package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;

/**
 * Layer-wise execution on PyTorch, with nothing but DJL's own calls, which are the same in the version that the program
 * is compiled with and in the older one that this engine needs. A tensor's memory is allocated when it is made, and
 * given back when it is closed. Any thread may use it.
 */
final class PytorchTensors implements Tensors {
    private final NDManager manager;

    /** @param manager owns every array; closed with this */
    private PytorchTensors(NDManager manager) {
        this.manager = manager;
    }

    static PytorchTensors open() {
        return new PytorchTensors(Tensors.manager(InferenceEngine.PYTORCH.title()));
    }

    @Override
    public NDArray allocate(long... shape) {
        return manager.create(new ai.djl.ndarray.types.Shape(shape), DataType.FLOAT32);
    }

    @Override
    public ByteBuffer memory(NDArray array) {
        Tensors.bytes(array);
        return array.toByteBuffer(true);
    }

    @Override
    public Kernel kernel(Layer layer, Shape input) {
        return new PytorchKernel(layer, input);
    }

    @Override
    public void close() {
        manager.close();
    }
}
