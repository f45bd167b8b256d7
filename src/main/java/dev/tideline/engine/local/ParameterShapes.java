package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.List;

/** The blobs in which Caffe keeps a layer's parameters, in the order of its weight file. */
final class ParameterShapes {
    private ParameterShapes() {}

    /** @param input what the layer reads */
    static List<long[]> of(Layer layer, Shape input) {
        long channels = layer.output().channels();
        long[] each = {channels};
        if (layer.operator() instanceof Operator.Convolution c) {
            long[] weights = {channels, input.channels() / c.group(), c.kernel(), c.kernel()};
            return c.bias() ? List.of(weights, each) : List.of(weights);
        }
        if (layer.operator() instanceof Operator.InnerProduct) {
            return List.of(new long[] {channels, input.elements()}, each);
        }
        if (layer.operator() instanceof Operator.BatchNorm) {
            return List.of(each, each, new long[] {1});
        }
        return layer.operator() instanceof Operator.Scale ? List.of(each, each) : List.of();
    }
}
