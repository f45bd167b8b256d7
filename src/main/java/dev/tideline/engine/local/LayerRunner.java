package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Shape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One job, layer by layer: a Load reads a layer's weights into native memory, an Exec computes the layer and gives back
 * its weights and every blob that nobody will read again. A blob that only its reader still needs is passed on instead
 * of copied (ReLU, Dropout and Split, as in Caffe).
 *
 * <p>Tasks come from the workers' threads; each starts after those it depends on have ended, and the dispatcher's lock
 * orders their memory. Loads of one job may run at the same time, also beside an Exec; Execs never do.
 */
final class LayerRunner implements AutoCloseable {
    /** Reading so much runs all that reading more does. */
    private static final long REHEARSED_BYTES = 4 << 20;

    private final CompiledNetwork compiled;
    private final Network network;
    private final NDArray[] blobs;
    private final int[] readersLeft;
    private final List<List<NDArray>> parameters = new ArrayList<>();
    private List<NDArray> picture = List.of();

    LayerRunner(CompiledNetwork compiled) {
        this.compiled = compiled;
        this.network = compiled.network();
        this.blobs = new NDArray[network.layers().size()];
        this.readersLeft = compiled.readers();
        network.layers().forEach(layer -> parameters.add(List.of()));
    }

    /** Brings the network's input into native memory. */
    void init(NetworkInput image) {
        Shape shape = network.input();
        NDArray array = compiled.tensors().allocate(1, shape.channels(), shape.height(), shape.width());
        picture = List.of(array);
        image.writeTo(compiled.tensors().memory(array));
    }

    /**
     * Goes through a network as a job does, so that what only the first time costs is paid then; large layers compute with
     * memory of undefined content, which takes none.
     */
    static void rehearse(CompiledNetwork compiled, NetworkInput image) {
        try (LayerRunner runner = new LayerRunner(compiled)) {
            runner.init(image);
            for (int i = 0; i < compiled.network().layers().size(); i++) {
                runner.rehearseLoad(i);
                runner.exec(i);
            }
            runner.output();
        }
    }

    private void rehearseLoad(int layer) {
        boolean small = network.layers().get(layer).weightBytes() <= REHEARSED_BYTES;
        if (small && compiled.weights().isUnhindered()) {
            load(layer);
        } else {
            allocate(layer);
        }
    }

    /** Reads a layer's weights; does nothing for a layer without. */
    void load(int layer) {
        ByteBuffer[] memory = allocate(layer);
        if (memory.length > 0) {
            compiled.weights().read(network, layer, memory);
        }
    }

    private ByteBuffer[] allocate(int layer) {
        List<long[]> shapes = compiled.parameterShapes(layer);
        List<NDArray> arrays = new ArrayList<>(shapes.size());
        parameters.set(layer, arrays);
        ByteBuffer[] memory = new ByteBuffer[shapes.size()];
        for (int i = 0; i < memory.length; i++) {
            arrays.add(compiled.tensors().allocate(shapes.get(i)));
            memory[i] = compiled.tensors().memory(arrays.get(i));
        }
        return memory;
    }

    /** Computes a loaded layer and frees what nobody needs any more. */
    void exec(int index) {
        Layer layer = network.layers().get(index);
        List<NDArray> inputs = inputs(layer);
        boolean lastReader = layer.inputs().isEmpty() || lastReader(layer);
        NDArray result = compiled.kernel(index).run(inputs, parameters.get(index), lastReader);
        blobs[index] = result;
        parameters.set(index, closed(parameters.get(index)));
        release(layer, result);
    }

    private List<NDArray> inputs(Layer layer) {
        if (layer.inputs().isEmpty()) {
            return picture;
        }
        List<NDArray> inputs = new ArrayList<>(layer.inputs().size());
        for (int i : layer.inputs()) {
            inputs.add(blobs[i]);
        }
        return inputs;
    }

    /** A Concat may read a blob twice: only what has one reading left can be passed on. */
    private boolean lastReader(Layer layer) {
        return readersLeft[layer.inputs().get(0)] == 1;
    }

    private void release(Layer layer, NDArray result) {
        if (layer.inputs().isEmpty()) {
            picture = List.of();
        }
        for (int i : layer.inputs()) {
            if (--readersLeft[i] == 0) {
                if (blobs[i] != result) {
                    blobs[i].close();
                }
                blobs[i] = null;
            }
        }
    }

    private static List<NDArray> closed(List<NDArray> arrays) {
        arrays.forEach(NDArray::close);
        return List.of();
    }

    /** The last layer's blob, when all layers have executed. */
    float[] output() {
        return blob(blobs.length - 1);
    }

    /** What a layer computed, as long as somebody will read it. */
    float[] blob(int layer) {
        return blobs[layer].toFloatArray();
    }

    /** Gives back whatever is left; for a finished job, the result. No task of the job may be running. */
    @Override
    public void close() {
        parameters.replaceAll(LayerRunner::closed);
        picture = closed(picture);
        for (int i = 0; i < blobs.length; i++) {
            if (blobs[i] != null) {
                blobs[i].close();
                blobs[i] = null;
            }
        }
    }
}
