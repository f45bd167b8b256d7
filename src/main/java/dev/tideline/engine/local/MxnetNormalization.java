package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * Caffe's BatchNorm and Scale, both by MXNet's BatchNorm. Caffe stores mean and variance multiplied by one factor and
 * keeps the affine part in a Scale layer of its own. Any thread may run it.
 */
final class MxnetNormalization implements Tensors.Kernel {
    private final Tensors tensors;
    private final Tensors.Kernel batchNorm;
    private final boolean scale;
    private final int channels;

    MxnetNormalization(Tensors tensors, Tensors.Kernel batchNorm, Layer layer) {
        this.tensors = tensors;
        this.batchNorm = batchNorm;
        this.scale = layer.operator() instanceof Operator.Scale;
        this.channels = layer.output().channels();
    }

    @Override
    public NDArray run(List<NDArray> inputs, List<NDArray> parameters, boolean overwrite) {
        try (NDArray first = tensors.allocate(channels);
                NDArray second = tensors.allocate(channels)) {
            return scale ? scaled(inputs, parameters, first, second) : normalized(inputs, parameters, first, second);
        }
    }

    private NDArray scaled(List<NDArray> inputs, List<NDArray> parameters, NDArray mean, NDArray variance) {
        fill(mean, 0);
        fill(variance, 1 - Float.parseFloat(MxnetOperator.BATCH_NORM_EPSILON));
        return batchNorm.run(inputs, List.of(parameters.get(0), parameters.get(1), mean, variance), false);
    }

    private NDArray normalized(List<NDArray> inputs, List<NDArray> parameters, NDArray gamma, NDArray beta) {
        fill(gamma, 1);
        fill(beta, 0);
        float factor = floats(parameters.get(2)).get(0);
        try (NDArray mean = divided(parameters.get(0), factor);
                NDArray variance = divided(parameters.get(1), factor)) {
            return batchNorm.run(inputs, List.of(gamma, beta, mean, variance), false);
        }
    }

    /** Caffe takes a factor of 0 to mean that nothing was accumulated: mean and variance are 0 then. */
    private NDArray divided(NDArray values, float factor) {
        FloatBuffer from = floats(values);
        NDArray result = tensors.allocate(channels);
        FloatBuffer to = floats(result);
        for (int c = 0; c < channels; c++) {
            to.put(c, factor == 0 ? 0 : from.get(c) / factor);
        }
        return result;
    }

    private void fill(NDArray array, float value) {
        float[] values = new float[channels];
        Arrays.fill(values, value);
        floats(array).put(values);
    }

    private FloatBuffer floats(NDArray array) {
        return tensors.memory(array).asFloatBuffer();
    }
}
