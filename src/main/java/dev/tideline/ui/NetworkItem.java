package dev.tideline.ui;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.List;
import java.util.Locale;

/**
 * A network as the list shows it.
 *
 * @param convBytes weights of its conv part
 */
record NetworkItem(String name, String title, long weightBytes, long convBytes, int layers, int convLayers) {

    static NetworkItem of(Network network) {
        long conv = network.layers().subList(0, network.convLayers()).stream()
                .mapToLong(Layer::weightBytes)
                .sum();
        return new NetworkItem(
                network.name(),
                network.title(),
                network.weightBytes(),
                conv,
                network.layers().size(),
                network.convLayers());
    }

    /** Known by its costs only: for the simulator. */
    static NetworkItem synthetic(NetworkCost cost) {
        List<LayerCost> layers = cost.layers();
        long conv = layers.subList(0, cost.convLayers()).stream()
                .mapToLong(LayerCost::weightBytes)
                .sum();
        return new NetworkItem(
                cost.network(),
                "synthetic, simulator only",
                cost.weightBytes(),
                conv,
                layers.size(),
                cost.convLayers());
    }

    double convShare() {
        return weightBytes == 0 ? 0 : (double) convBytes / weightBytes;
    }

    String parts() {
        return convLayers + " conv + " + (layers - convLayers) + " fc layers";
    }

    boolean matches(String filter) {
        String wanted = filter.strip().toLowerCase(Locale.ROOT);
        return name.toLowerCase(Locale.ROOT).contains(wanted)
                || title.toLowerCase(Locale.ROOT).contains(wanted);
    }
}
