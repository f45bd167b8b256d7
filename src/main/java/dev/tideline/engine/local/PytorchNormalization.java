package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import dev.tideline.workload.Operator;
import java.util.List;

/**
 * LRN, BatchNorm and Scale, which DJL has no operator for or another one than Caffe's, put together from its operators.
 * Intermediate results are overwritten where they can be. Any thread may run it.
 */
final class PytorchNormalization implements PytorchKernel.Operation {
    /** Caffe's, in BatchNorm. */
    private static final float EPSILON = 1e-5f;

    private final Operator operator;
    private final long channels;
    private final Shape perChannel;

    PytorchNormalization(Operator operator, dev.tideline.workload.Shape input) {
        this.operator = operator;
        this.channels = input.channels();
        this.perChannel = new Shape(1, input.channels(), 1, 1);
    }

    @Override
    public NDArray compute(NDArray x, List<NDArray> parameters) {
        if (operator instanceof Operator.Lrn l) {
            return acrossChannels(x, l);
        }
        if (operator instanceof Operator.BatchNorm) {
            return normalized(x, parameters);
        }
        if (operator instanceof Operator.Scale) {
            return scaled(x, parameters);
        }
        throw new IllegalArgumentException("no normalization: " + operator);
    }

    /** x (k + alpha/n sum x²)^-beta. */
    private NDArray acrossChannels(NDArray x, Operator.Lrn l) {
        return sumsOfSquares(x, l.size() / 2)
                .muli(l.alpha() / l.size())
                .addi(l.k())
                .powi(-l.beta())
                .muli(x);
    }

    /** Each channel's with those of as many channels before and behind it as there are, up to {@code reach}. */
    private NDArray sumsOfSquares(NDArray x, int reach) {
        try (NDArray squares = x.square()) {
            NDArray sums = squares.duplicate();
            for (long shift = 1; shift <= reach && shift < channels; shift++) {
                try (NDArray lowerSums = sums.get(NDIndex.sliceAxis(1, 0, channels - shift));
                        NDArray lower = squares.get(NDIndex.sliceAxis(1, 0, channels - shift));
                        NDArray upperSums = sums.get(NDIndex.sliceAxis(1, shift, channels));
                        NDArray upper = squares.get(NDIndex.sliceAxis(1, shift, channels))) {
                    lowerSums.addi(upper);
                    upperSums.addi(lower);
                }
            }
            return sums;
        }
    }

    /** Caffe takes a factor of 0 to mean that nothing was accumulated: mean and variance are 0 then. */
    private NDArray normalized(NDArray x, List<NDArray> parameters) {
        float factor = parameters.get(2).toFloatArray()[0];
        float share = factor == 0 ? 0 : 1 / factor;
        try (NDArray mean = parameters.get(0).mul(share);
                NDArray channelMean = mean.reshape(perChannel);
                NDArray variance = parameters.get(1).mul(share);
                NDArray deviation = variance.addi(EPSILON).sqrt();
                NDArray channelDeviation = deviation.reshape(perChannel)) {
            return x.sub(channelMean).divi(channelDeviation);
        }
    }

    private NDArray scaled(NDArray x, List<NDArray> parameters) {
        try (NDArray factor = parameters.get(0).reshape(perChannel);
                NDArray shift = parameters.get(1).reshape(perChannel)) {
            return x.mul(factor).addi(shift);
        }
    }
}
