package dev.tideline.engine.local;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Shape;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * MXNet's name for what a layer computes, and its parameters. A convolution whose kernel covers its whole input is a
 * fully connected layer, see {@link ParameterShapes}.
 */
record MxnetOperator(String name, Map<String, String> parameters) {
    /** Caffe's; MXNet's default differs. */
    static final String BATCH_NORM_EPSILON = "1e-5";

    static MxnetOperator of(Layer layer, Shape input) {
        Operator operator = layer.operator();
        if (operator instanceof Operator.Convolution c) {
            return ParameterShapes.fullyConnected(c, input) ? fullyConnected(c.outputs(), c.bias()) : convolution(c);
        }
        if (operator instanceof Operator.InnerProduct p) {
            return fullyConnected(p.outputs(), true);
        }
        if (operator instanceof Operator.Pooling p) {
            return pooling(p);
        }
        if (operator instanceof Operator.Relu r) {
            return r.negativeSlope() == 0
                    ? of("Activation", "act_type", "relu")
                    : of("LeakyReLU", "act_type", "leaky", "slope", r.negativeSlope());
        }
        if (operator instanceof Operator.Lrn l) {
            return of("LRN", "nsize", l.size(), "alpha", l.alpha(), "beta", l.beta(), "knorm", l.k());
        }
        if (operator instanceof Operator.Softmax) {
            return of("softmax", "axis", 1);
        }
        if (operator instanceof Operator.Concat) {
            return of("Concat", "dim", 1, "num_args", layer.inputs().size());
        }
        if (operator instanceof Operator.BatchNorm || operator instanceof Operator.Scale) {
            return of("BatchNorm", "eps", BATCH_NORM_EPSILON, "fix_gamma", false, "use_global_stats", true);
        }
        return of("_copy");
    }

    private static MxnetOperator convolution(Operator.Convolution c) {
        return of(
                "Convolution",
                "kernel",
                square(c.kernel()),
                "stride",
                square(c.stride()),
                "pad",
                square(c.pad()),
                "num_filter",
                c.outputs(),
                "num_group",
                c.group(),
                "no_bias",
                !c.bias());
    }

    private static MxnetOperator fullyConnected(int outputs, boolean bias) {
        return of("FullyConnected", "num_hidden", outputs, "no_bias", !bias);
    }

    /** "full" rounds up as Caffe does, and averages over Caffe's window: clipped to the padded input. */
    private static MxnetOperator pooling(Operator.Pooling p) {
        String type = p.max() ? "max" : "avg";
        if (p.global()) {
            return of("Pooling", "pool_type", type, "kernel", square(1), "global_pool", true);
        }
        return of(
                "Pooling",
                "pool_type",
                type,
                "kernel",
                square(p.kernel()),
                "stride",
                square(p.stride()),
                "pad",
                square(p.pad()),
                "pooling_convention",
                "full");
    }

    private static String square(int side) {
        return "(" + side + "," + side + ")";
    }

    private static MxnetOperator of(String name, Object... keysAndValues) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            parameters.put(keysAndValues[i].toString(), keysAndValues[i + 1].toString());
        }
        return new MxnetOperator(name, parameters);
    }
}
