package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where the weights of a network's layers lie, for whoever carries them elsewhere. Any thread. */
public final class WeightFiles {
    private WeightFiles() {}

    /**
     * The trained weights that are installed for the user, by the layer's index; none if there are none.
     *
     * @throws InvalidInput naming a file that is missing or of the wrong size
     */
    public static Map<Integer, Path> installed(Network network) {
        return in(installedFolder(), network);
    }

    /** Where trained weights are installed for the user: a folder for each network. */
    public static Path installedFolder() {
        return WeightStore.installed(CacheDirectory.ofUser());
    }

    /** The weights in a folder that has one for each network; none if it has none for this one. */
    public static Map<Integer, Path> in(Path folder, Network network) {
        WeightFolder own = folder(folder, network);
        if (!Files.isDirectory(own.path())) {
            return Map.of();
        }
        own.requireFiles();
        return files(own);
    }

    /** Where each layer's weights are to be put in such a folder, by the layer's index. */
    public static Map<Integer, Path> places(Path folder, Network network) {
        return files(folder(folder, network));
    }

    /** The folder of one network in such a folder. */
    public static Path of(Path folder, Network network) {
        return folder(folder, network).path();
    }

    private static WeightFolder folder(Path folder, Network network) {
        return new WeightFolder(network, folder.resolve(WeightFolder.name(network)), false);
    }

    private static Map<Integer, Path> files(WeightFolder folder) {
        Map<Integer, Path> files = new LinkedHashMap<>();
        folder.layers().forEach(layer -> files.put(layer, folder.file(layer)));
        return files;
    }
}
