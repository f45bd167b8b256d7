package dev.tideline.workload;

/**
 * What a layer computes, with Caffe's meaning and defaults. Sizes are in elements, pads are added on each side.
 * Shapes, parameters and costs are derived in {@link Layer}; execution is the engine's.
 */
public sealed interface Operator {
    record Input() implements Operator {}

    record Convolution(int outputs, int kernel, int stride, int pad, int group, boolean bias) implements Operator {}

    record InnerProduct(int outputs) implements Operator {}

    /** Caffe rounds pooled sizes up. A global pool takes the whole plane; its kernel, stride and pad are ignored. */
    record Pooling(boolean max, int kernel, int stride, int pad, boolean global) implements Operator {}

    record Relu(double negativeSlope) implements Operator {}

    /** Across channels: x / (1 + alpha/size * sum of squares over {@code size} channels)^beta. */
    record Lrn(int size, double alpha, double beta) implements Operator {}

    record Softmax() implements Operator {}

    /** The identity when inferring; it counts as a layer all the same. */
    record Dropout() implements Operator {}

    /** Along channels. */
    record Concat() implements Operator {}

    /** A copy for several readers; Caffe inserts it by itself and it counts as a layer. */
    record Split() implements Operator {}

    /** By stored mean and variance; parameters are mean, variance and one scale factor, as in Caffe. */
    record BatchNorm() implements Operator {}

    /** A factor and a bias for each channel. */
    record Scale() implements Operator {}

    /** The name in model files: the record's, with Caffe's capitals. */
    default String type() {
        if (this instanceof Relu) {
            return "ReLU";
        }
        return this instanceof Lrn ? "LRN" : getClass().getSimpleName();
    }
}
