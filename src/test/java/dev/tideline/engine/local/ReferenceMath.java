package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each operator computes, written down plainly after Caffe's documentation; slow, in double precision. */
final class ReferenceMath {
    private ReferenceMath() {}

    /** The last layer's blob. */
    static float[] output(Network network, FloatBuffer picture, WeightStore weights) throws IOException {
        float[] image = new float[picture.remaining()];
        picture.duplicate().get(image);
        List<float[]> blobs = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            boolean first = layer.inputs().isEmpty();
            List<float[]> inputs = first
                    ? List.of(image)
                    : layer.inputs().stream().map(blobs::get).toList();
            List<Shape> shapes = first
                    ? List.of(network.input())
                    : layer.inputs().stream()
                            .map(k -> network.layers().get(k).output())
                            .toList();
            blobs.add(apply(layer, shapes, inputs, parameters(network, i, weights)));
        }
        return blobs.get(blobs.size() - 1);
    }

    private static float[] parameters(Network network, int layer, WeightStore weights) throws IOException {
        float[] values = new float[(int) network.layers().get(layer).parameters()];
        if (values.length > 0) {
            ByteBuffer.wrap(Files.readAllBytes(weights.file(network, layer)))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values);
        }
        return values;
    }

    static float[] apply(Layer layer, List<Shape> shapes, List<float[]> inputs, float[] parameters) {
        Operator operator = layer.operator();
        Shape in = shapes.get(0);
        float[] x = inputs.get(0);
        if (operator instanceof Operator.Convolution c) {
            return convolution(c, layer.output(), in, x, parameters);
        }
        if (operator instanceof Operator.InnerProduct p) {
            return innerProduct(p, x, parameters);
        }
        if (operator instanceof Operator.Pooling p) {
            return pooling(p, layer.output(), in, x);
        }
        if (operator instanceof Operator.Relu r) {
            return map(x, i -> x[i] > 0 ? x[i] : r.negativeSlope() * x[i]);
        }
        if (operator instanceof Operator.Lrn l) {
            return lrn(l, in, x);
        }
        if (operator instanceof Operator.Softmax) {
            return softmax(in, x);
        }
        if (operator instanceof Operator.Concat) {
            return concat(inputs);
        }
        int plane = in.height() * in.width();
        int channels = in.channels();
        if (operator instanceof Operator.BatchNorm) {
            double factor = parameters[2 * channels];
            return map(
                    x,
                    i -> (x[i] - parameters[i / plane] / factor)
                            / Math.sqrt(parameters[channels + i / plane] / factor + 1e-5));
        }
        if (operator instanceof Operator.Scale) {
            return map(x, i -> x[i] * (double) parameters[i / plane] + parameters[channels + i / plane]);
        }
        return x;
    }

    private interface Element {
        double at(int i);
    }

    private static float[] map(float[] x, Element element) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) element.at(i);
        }
        return y;
    }

    private static float[] convolution(Operator.Convolution c, Shape out, Shape in, float[] x, float[] p) {
        int perGroupIn = in.channels() / c.group();
        int perGroupOut = c.outputs() / c.group();
        int weights = c.outputs() * perGroupIn * c.kernel() * c.kernel();
        float[] y = new float[(int) out.elements()];
        for (int o = 0; o < c.outputs(); o++) {
            for (int oy = 0; oy < out.height(); oy++) {
                for (int ox = 0; ox < out.width(); ox++) {
                    double sum = c.bias() ? p[weights + o] : 0;
                    for (int k = 0; k < perGroupIn; k++) {
                        int channel = o / perGroupOut * perGroupIn + k;
                        for (int ky = 0; ky < c.kernel(); ky++) {
                            for (int kx = 0; kx < c.kernel(); kx++) {
                                int iy = oy * c.stride() - c.pad() + ky;
                                int ix = ox * c.stride() - c.pad() + kx;
                                if (iy >= 0 && iy < in.height() && ix >= 0 && ix < in.width()) {
                                    sum += (double) x[(channel * in.height() + iy) * in.width() + ix]
                                            * p[((o * perGroupIn + k) * c.kernel() + ky) * c.kernel() + kx];
                                }
                            }
                        }
                    }
                    y[(o * out.height() + oy) * out.width() + ox] = (float) sum;
                }
            }
        }
        return y;
    }

    private static float[] innerProduct(Operator.InnerProduct p, float[] x, float[] parameters) {
        float[] y = new float[p.outputs()];
        for (int o = 0; o < y.length; o++) {
            double sum = parameters[y.length * x.length + o];
            for (int i = 0; i < x.length; i++) {
                sum += (double) parameters[o * x.length + i] * x[i];
            }
            y[o] = (float) sum;
        }
        return y;
    }

    /** The window is clipped to the padded input before its size is taken, and to the input afterwards. */
    private static float[] pooling(Operator.Pooling p, Shape out, Shape in, float[] x) {
        float[] y = new float[(int) out.elements()];
        int kernelY = p.global() ? in.height() : p.kernel();
        int kernelX = p.global() ? in.width() : p.kernel();
        int pad = p.global() ? 0 : p.pad();
        for (int i = 0; i < y.length; i++) {
            int channel = i / (out.height() * out.width());
            int top = i / out.width() % out.height() * p.stride() - pad;
            int left = i % out.width() * p.stride() - pad;
            int bottom = Math.min(top + kernelY, in.height() + pad);
            int right = Math.min(left + kernelX, in.width() + pad);
            int window = (bottom - top) * (right - left);
            double sum = 0;
            double most = Double.NEGATIVE_INFINITY;
            for (int iy = Math.max(0, top); iy < Math.min(bottom, in.height()); iy++) {
                for (int ix = Math.max(0, left); ix < Math.min(right, in.width()); ix++) {
                    double value = x[(channel * in.height() + iy) * in.width() + ix];
                    sum += value;
                    most = Math.max(most, value);
                }
            }
            y[i] = (float) (p.max() ? most : sum / window);
        }
        return y;
    }

    private static float[] lrn(Operator.Lrn l, Shape in, float[] x) {
        int plane = in.height() * in.width();
        return map(x, i -> {
            double squares = 0;
            for (int c = i / plane - l.size() / 2; c <= i / plane + l.size() / 2; c++) {
                if (c >= 0 && c < in.channels()) {
                    squares += (double) x[c * plane + i % plane] * x[c * plane + i % plane];
                }
            }
            return x[i] / Math.pow(l.k() + l.alpha() / l.size() * squares, l.beta());
        });
    }

    private static float[] softmax(Shape in, float[] x) {
        int plane = in.height() * in.width();
        return map(x, i -> {
            double sum = 0;
            for (int c = 0; c < in.channels(); c++) {
                sum += Math.exp((double) x[c * plane + i % plane] - x[i]);
            }
            return 1 / sum;
        });
    }

    private static float[] concat(List<float[]> inputs) {
        float[] y = new float[inputs.stream().mapToInt(a -> a.length).sum()];
        int at = 0;
        for (float[] a : inputs) {
            System.arraycopy(a, 0, y, at, a.length);
            at += a.length;
        }
        return Arrays.copyOf(y, y.length);
    }
}
