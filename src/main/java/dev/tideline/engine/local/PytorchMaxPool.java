package dev.tideline.engine.local;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import dev.tideline.workload.Operator;
import java.util.ArrayList;
import java.util.List;

/**
 * Max pooling as the maximum of shifted slices, over rows and then over columns. PyTorch's own also notes which value it
 * was, for training, one value at a time: with it GoogLeNet takes half as long again. Any thread may run it.
 */
final class PytorchMaxPool implements PytorchKernel.Operation {
    private static final int CHANNELS = 1;
    private static final int ROWS = 2;
    private static final int COLUMNS = 3;

    /** What all windows together cover, the padding included. */
    private final Shape covered;

    private final boolean padded;
    private final NDIndex inside;
    private final NDIndex read;
    private final List<NDIndex> rows;
    private final List<NDIndex> columns;

    PytorchMaxPool(Operator.Pooling p, dev.tideline.workload.Shape input, dev.tideline.workload.Shape output) {
        int height = (output.height() - 1) * p.stride() + p.kernel();
        int width = (output.width() - 1) * p.stride() + p.kernel();
        this.covered = new Shape(1, input.channels(), height, width);
        this.padded = p.pad() > 0 || height > input.height() || width > input.width();
        int readHeight = Math.min(input.height(), height - p.pad());
        int readWidth = Math.min(input.width(), width - p.pad());
        this.read = window(0, readHeight, readWidth);
        this.inside = window(p.pad(), readHeight, readWidth);
        this.rows = shifted(ROWS, p, output.height());
        this.columns = shifted(COLUMNS, p, output.width());
    }

    private static NDIndex window(int from, int height, int width) {
        return new NDIndex()
                .addAllDim(CHANNELS + 1)
                .addSliceDim(from, from + height)
                .addSliceDim(from, from + width);
    }

    /** The first value of every window along a dimension, the second, and so on. */
    private static List<NDIndex> shifted(int dimension, Operator.Pooling p, int windows) {
        List<NDIndex> slices = new ArrayList<>();
        for (int i = 0; i < p.kernel(); i++) {
            NDIndex slice = new NDIndex().addAllDim(dimension);
            slices.add(slice.addSliceDim(i, i + (long) (windows - 1) * p.stride() + 1, p.stride()));
        }
        return slices;
    }

    @Override
    public NDArray compute(NDArray x, List<NDArray> parameters) {
        if (!padded) {
            return pooled(x);
        }
        try (NDArray wide = x.getManager().full(covered, Float.NEGATIVE_INFINITY, DataType.FLOAT32);
                NDArray core = x.get(read)) {
            wide.set(inside, core);
            return pooled(wide);
        }
    }

    private NDArray pooled(NDArray x) {
        try (NDArray overRows = maximum(x, rows)) {
            return maximum(overRows, columns);
        }
    }

    private static NDArray maximum(NDArray x, List<NDIndex> slices) {
        NDArray most = x.get(slices.get(0));
        for (NDIndex slice : slices.subList(1, slices.size())) {
            try (NDArray before = most;
                    NDArray next = x.get(slice)) {
                most = before.maximum(next);
            }
        }
        return most;
    }
}
