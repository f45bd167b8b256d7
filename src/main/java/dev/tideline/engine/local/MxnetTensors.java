package dev.tideline.engine.local;

import ai.djl.mxnet.engine.MxNDArray;
import ai.djl.mxnet.engine.MxNDManager;
import ai.djl.ndarray.NDArray;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Layer-wise execution on MXNet. Arrays are DJL's; operators are called directly, see {@link Mxnet}. Weights are read
 * straight into an array's memory: that is the fastest way, and it avoids {@code NDArray.set}, which in DJL 0.36 may
 * free its buffer while native code still copies it (djl#3699). Any thread may use it.
 */
final class MxnetTensors implements Tensors {
    private final MxNDManager manager;

    /** @param manager owns every array; closed with this */
    MxnetTensors(MxNDManager manager) {
        this.manager = manager;
    }

    static MxnetTensors open() {
        return new MxnetTensors((MxNDManager) Tensors.manager(InferenceEngine.MXNET.title()));
    }

    @Override
    public NDArray allocate(long... shape) {
        return manager.create(Mxnet.create(shape));
    }

    @Override
    public ByteBuffer memory(NDArray array) {
        return Mxnet.data(((MxNDArray) array).getHandle())
                .getByteBuffer(0, Tensors.bytes(array))
                .order(ByteOrder.nativeOrder());
    }

    @Override
    public Kernel kernel(Layer layer, Shape input) {
        if (layer.operator() instanceof Operator.BatchNorm || layer.operator() instanceof Operator.Scale) {
            return new MxnetNormalization(this, new MxnetKernel(manager, layer, input), layer);
        }
        return new MxnetKernel(manager, layer, input);
    }

    /** Owner of arrays that shall be closed together; closed at the latest with this. */
    MxNDManager newSubManager() {
        return manager.newSubManager(manager.getDevice());
    }

    @Override
    public void close() {
        manager.close();
    }
}
