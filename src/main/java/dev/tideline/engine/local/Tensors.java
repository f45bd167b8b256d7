package dev.tideline.engine.local;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What layer-wise execution asks of an engine behind DJL. Arrays are 32-bit floats in native memory; a blob is one image,
 * 1 x channels x height x width, or 1 x channels behind a fully connected layer. Any thread may call, many at once; a
 * call returns when its work is done, not when it is queued.
 */
interface Tensors extends AutoCloseable {
    /** DJL's engine of this name, without a download or usage statistics. */
    static NDManager manager(String engine) {
        // Before any other class of DJL.
        System.setProperty("ai.djl.offline", "true");
        return Engine.getEngine(engine).newBaseManager();
    }

    /** @throws InvalidInput if it is more than a buffer holds */
    static int bytes(NDArray array) {
        long bytes = array.getShape().size() * Float.BYTES;
        if (bytes > Integer.MAX_VALUE) {
            throw new InvalidInput(
                    "An array of " + bytes + " bytes is too large: one layer's weights must stay below 2 GiB.");
        }
        return (int) bytes;
    }

    /** An array of undefined content, to be written through {@link #memory}. The caller closes it. */
    NDArray allocate(long... shape);

    /** The array's own memory in native byte order, valid until the array is closed. At most 2 GiB. */
    ByteBuffer memory(NDArray array);

    /** Prepares a layer once, so that running it costs little more than the computation. */
    Kernel kernel(Layer layer, Shape input);

    @Override
    void close();

    /** True for operators that pass their input on as it is. */
    static boolean identity(Operator operator) {
        return operator instanceof Operator.Input
                || operator instanceof Operator.Dropout
                || operator instanceof Operator.Split;
    }

    /** One layer, ready to run. */
    interface Kernel {
        /**
         * Computes the layer's output.
         *
         * @param overwrite nobody else will read the first input: the result may be that very array, changed or not
         * @return an array for the caller to close; the first input only if {@code overwrite}
         */
        NDArray run(List<NDArray> inputs, List<NDArray> parameters, boolean overwrite);
    }
}
