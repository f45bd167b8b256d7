package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.List;

/** The blobs in which Caffe keeps a layer's parameters, in the order of its weight file. */
final class ParameterShapes {
    private ParameterShapes() {}

    /** The same in the form in which they are computed with: a convolution over its whole input is fully connected. */
    static List<long[]> asComputed(Layer layer, Shape input) {
        if (layer.operator() instanceof Operator.Convolution c && fullyConnected(c, input)) {
            List<long[]> shapes = new ArrayList<>(of(layer, input));
            shapes.set(0, new long[] {c.outputs(), input.elements()});
            return shapes;
        }
        return of(layer, input);
    }

    /** Whether a convolution's kernel covers its whole input. Run as what it is, since its weights are large: a library
     *  for convolutions would first copy them into another order (144 MiB for FaceNet's fc6-conv). */
    static boolean fullyConnected(Operator.Convolution c, Shape input) {
        return c.group() == 1 && c.pad() == 0 && c.kernel() == input.height() && c.kernel() == input.width();
    }

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
