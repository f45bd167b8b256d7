package dev.tideline.workload;

/**
 * What a layer computes, with Caffe's meaning and defaults. Sizes are in elements, pads are added on each side.
 * Shapes, parameters and costs are derived in {@link Layer}; execution is the engine's.
 */
public sealed interface Operator {
    int MOST_OUTPUTS = 1 << 24;
    int WIDEST = 1 << 16;

    record Input() implements Operator {}

    record Convolution(int outputs, int kernel, int stride, int pad, int group, boolean bias) implements Operator {
        public Convolution {
            within("outputs", outputs, 1, MOST_OUTPUTS);
            within("kernel", kernel, 1, WIDEST);
            within("stride", stride, 1, WIDEST);
            within("pad", pad, 0, WIDEST);
            within("group", group, 1, outputs);
        }
    }

    record InnerProduct(int outputs) implements Operator {
        public InnerProduct {
            within("outputs", outputs, 1, MOST_OUTPUTS);
        }
    }

    /** Caffe rounds pooled sizes up. A global pool takes the whole plane; its kernel, stride and pad are ignored. */
    record Pooling(boolean max, int kernel, int stride, int pad, boolean global) implements Operator {
        public Pooling {
            if (!global) {
                within("kernel", kernel, 1, WIDEST);
                within("stride", stride, 1, WIDEST);
                within("pad", pad, 0, kernel - 1);
            }
        }
    }

    record Relu(double negativeSlope) implements Operator {}

    /** Across channels: x / (k + alpha/size * sum of squares over {@code size} channels)^beta; {@code size} is odd. */
    record Lrn(int size, double alpha, double beta, double k) implements Operator {
        public Lrn {
            within("size", size, 1, WIDEST);
            if (size % 2 == 0) {
                throw new InvalidInput("size is " + size + "; it must be odd, so that the channel is in its middle.");
            }
        }

        public Lrn(int size, double alpha, double beta) {
            this(size, alpha, beta, 1);
        }
    }

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

    private static void within(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new InvalidInput(field + " is " + value + "; it must be from " + least + " to " + most + ".");
        }
    }
}
