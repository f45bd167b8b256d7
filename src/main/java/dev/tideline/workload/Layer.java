package dev.tideline.workload;

import java.util.List;

/**
 * A layer within its network: the unit of partial loading. {@code inputs} are indexes of earlier layers; the Input
 * layer has none and reads the picture.
 *
 * @param parameters weights and biases, in elements
 * @param macs multiply-accumulates for one image
 * @param workspaceBytes Caffe's im2col buffer while a convolution runs; 0 for 1x1 kernels without stride and pad
 */
public record Layer(
        String name,
        Operator operator,
        List<Integer> inputs,
        Shape output,
        long parameters,
        long macs,
        long workspaceBytes) {
    public Layer {
        inputs = List.copyOf(inputs);
        Math.multiplyExact(4, parameters);
    }

    public long weightBytes() {
        return 4 * parameters;
    }

    /** Derives the output shape and the costs of a layer from the shapes it reads. Formulas: Caffe's. */
    static Layer derive(String name, Operator operator, List<Integer> inputs, List<Shape> in) {
        if (operator instanceof Operator.Convolution c) {
            return convolution(name, c, inputs, in.get(0));
        }
        if (operator instanceof Operator.InnerProduct p) {
            long weights = Math.multiplyExact(p.outputs(), in.get(0).elements());
            return new Layer(
                    name, p, inputs, new Shape(p.outputs(), 1, 1), Math.addExact(weights, p.outputs()), weights, 0);
        }
        if (operator instanceof Operator.Pooling p) {
            return new Layer(name, p, inputs, pooled(p, in.get(0)), 0, 0, 0);
        }
        if (operator instanceof Operator.Concat c) {
            return new Layer(name, c, inputs, concatenated(in), 0, 0, 0);
        }
        Shape same = in.get(0);
        long parameters = operator instanceof Operator.BatchNorm
                ? 2L * same.channels() + 1
                : operator instanceof Operator.Scale ? 2L * same.channels() : 0;
        return new Layer(name, operator, inputs, same, parameters, 0, 0);
    }

    private static Layer convolution(String name, Operator.Convolution c, List<Integer> inputs, Shape in) {
        if (in.channels() % c.group() != 0 || c.outputs() % c.group() != 0) {
            throw new InvalidInput("group " + c.group() + " does not divide both " + in.channels() + " input and "
                    + c.outputs() + " output channels; choose a divisor of both.");
        }
        Shape out = new Shape(
                c.outputs(),
                windows(in.height(), c.kernel(), c.stride(), c.pad()),
                windows(in.width(), c.kernel(), c.stride(), c.pad()));
        long square = (long) c.kernel() * c.kernel();
        long weights = Math.multiplyExact(c.outputs(), Math.multiplyExact(in.channels() / c.group(), square));
        long plane = (long) out.height() * out.width();
        boolean direct = c.kernel() == 1 && c.stride() == 1 && c.pad() == 0;
        long im2col = direct ? 0 : Math.multiplyExact(Math.multiplyExact(4L * in.channels(), square), plane);
        long parameters = c.bias() ? Math.addExact(weights, c.outputs()) : weights;
        return new Layer(name, c, inputs, out, parameters, Math.multiplyExact(weights, plane), im2col);
    }

    private static int windows(int size, int kernel, int stride, int pad) {
        int span = size + 2 * pad - kernel;
        if (span < 0) {
            throw new InvalidInput(
                    "a kernel of " + kernel + " does not fit an input side of " + size + " with pad " + pad + ".");
        }
        return span / stride + 1;
    }

    private static Shape pooled(Operator.Pooling p, Shape in) {
        if (p.global()) {
            return new Shape(in.channels(), 1, 1);
        }
        return new Shape(in.channels(), pooledSide(p, in.height()), pooledSide(p, in.width()));
    }

    private static int pooledSide(Operator.Pooling p, int size) {
        int span = size + 2 * p.pad() - p.kernel();
        if (span < 0) {
            throw new InvalidInput("a pooling window of " + p.kernel() + " does not fit an input side of " + size
                    + " with pad " + p.pad() + ".");
        }
        int side = (span + p.stride() - 1) / p.stride() + 1;
        boolean lastStartsInPadding = p.pad() > 0 && (side - 1) * p.stride() >= size + p.pad();
        return lastStartsInPadding ? side - 1 : side;
    }

    private static Shape concatenated(List<Shape> in) {
        Shape first = in.get(0);
        int channels = 0;
        for (Shape s : in) {
            if (s.height() != first.height() || s.width() != first.width()) {
                throw new InvalidInput("cannot concatenate " + first + " and " + s + ": heights and widths differ.");
            }
            channels = Math.addExact(channels, s.channels());
        }
        return new Shape(channels, first.height(), first.width());
    }
}
