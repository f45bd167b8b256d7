package dev.tideline.workload;

import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cost of any network on a device that nobody measured, from a few rates of the device. The shape of the formulas
 * was fitted to EdgeCaffe's recordings on its authors' laptop ({@link #LAPTOP}): there they are within 30 % for nine in
 * ten of the recorded layers that take longer than a tenth of a millisecond, and within 15 % for each network.
 *
 * <pre>
 * Init = initNsPerLayer x layers
 * Load = loadNs + weights / loadBytesPerSecond
 * Exec = taskNs + work, where work is
 *   Convolution, InnerProduct   the slower of MACs / macs and weights / weightBytes, plus im2col buffer / im2colBytes
 *   ReLU, BatchNorm, Scale      output elements / elements
 *   LRN, Softmax                output elements / powers
 *   Pooling                     output elements x window / comparisons, average pools 5 times that
 *   Concat                      output elements / copies
 *   Input, Dropout, Split       0
 * </pre>
 *
 * BatchNorm and Scale were never recorded; that they cost what ReLU costs is an assumption of this project.
 *
 * @param loadBytesPerSecond how fast weights come from storage into memory
 */
public record DeviceModel(double initNsPerLayer, double loadNs, double loadBytesPerSecond, Rates rates) {

    /**
     * How much one core does in a second, in bytes where the name says so and in elements otherwise.
     *
     * @param taskNs what an Exec takes that computes nothing
     */
    public record Rates(
            double taskNs,
            double macs,
            double weightBytes,
            double im2colBytes,
            double elements,
            double powers,
            double comparisons,
            double copies) {}

    /** EdgeCaffe's laptop; weights in Caffe's older file format, which all but the newest networks use. */
    public static final DeviceModel LAPTOP =
            new DeviceModel(600_000, 100_000, 97e6, new Rates(10_000, 7.5e9, 3.0e9, 0.65e9, 105e6, 24e6, 105e6, 900e6));

    private static final double NS = 1e9;
    private static final double AVERAGE_POOL_SLOWER = 5;

    /** The cost of one image. */
    public NetworkCost cost(Network network) {
        List<LayerCost> layers = network.layers().stream()
                .map(layer -> new LayerCost(
                        layer.name(),
                        loadNs(layer),
                        execNs(network, layer),
                        layer.weightBytes(),
                        layer.output().bytes(),
                        layer.workspaceBytes()))
                .toList();
        return new NetworkCost(
                network.name(),
                Math.round(initNsPerLayer * layers.size()),
                network.input().bytes(),
                network.convLayers(),
                0,
                1,
                layers);
    }

    /** The costs of all networks, in their order. */
    public Map<String, NetworkCost> costs(Iterable<Network> networks) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        networks.forEach(network -> costs.put(network.name(), cost(network)));
        return costs;
    }

    private long loadNs(Layer layer) {
        return Math.round(loadNs + NS * layer.weightBytes() / loadBytesPerSecond);
    }

    private long execNs(Network network, Layer layer) {
        return Math.round(rates.taskNs + NS * workSeconds(network, layer));
    }

    private double workSeconds(Network network, Layer layer) {
        Operator operator = layer.operator();
        double elements = layer.output().elements();
        if (operator instanceof Operator.Convolution || operator instanceof Operator.InnerProduct) {
            return Math.max(layer.macs() / rates.macs, layer.weightBytes() / rates.weightBytes)
                    + layer.workspaceBytes() / rates.im2colBytes;
        }
        if (operator instanceof Operator.Pooling p) {
            Shape in = network.layers().get(layer.inputs().get(0)).output();
            double window = p.global() ? (double) in.height() * in.width() : (double) p.kernel() * p.kernel();
            return elements * window / rates.comparisons * (p.max() ? 1 : AVERAGE_POOL_SLOWER);
        }
        if (operator instanceof Operator.Lrn || operator instanceof Operator.Softmax) {
            return elements / rates.powers;
        }
        if (operator instanceof Operator.Concat) {
            return elements / rates.copies;
        }
        boolean passes = operator instanceof Operator.Relu
                || operator instanceof Operator.BatchNorm
                || operator instanceof Operator.Scale;
        return passes ? elements / rates.elements : 0;
    }
}
