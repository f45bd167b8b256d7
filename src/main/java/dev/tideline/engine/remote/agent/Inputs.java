package dev.tideline.engine.remote.agent;

import dev.tideline.engine.local.WeightFiles;
import dev.tideline.engine.remote.proto.ObjectId;
import dev.tideline.engine.remote.proto.Picture;
import dev.tideline.engine.remote.proto.RunOrder;
import dev.tideline.engine.remote.proto.WeightFile;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The weights and pictures that a run's order brings, checked against its spec: every weight file has exactly the size of
 * its layer's parameters, and a network has all of its files or none. Names in the order become no path.
 */
final class Inputs {
    private final Map<String, Network> networks;
    private final Map<String, Map<Integer, ObjectId>> weights = new LinkedHashMap<>();
    private final Map<String, ObjectId> pictures = new LinkedHashMap<>();

    /** @throws InvalidInput naming what does not belong */
    Inputs(RunOrder order, RunSpec spec) {
        this.networks = spec.networks();
        order.getWeightsList().forEach(this::add);
        weights.forEach(this::requireAll);
        for (Picture picture : order.getPicturesList()) {
            if (pictures.put(picture.getName(), picture.getObject()) != null) {
                throw new InvalidInput("Picture '" + picture.getName() + "' comes twice with the order.");
            }
        }
    }

    private void add(WeightFile file) {
        Network network = networks.get(file.getNetwork());
        if (network == null) {
            throw new InvalidInput("The order brings weights of " + file.getNetwork() + ", which it does not run.");
        }
        if (file.getLayer() < 0 || file.getLayer() >= network.layers().size()) {
            throw new InvalidInput("Network " + network.name() + " has no layer " + file.getLayer() + ".");
        }
        long needed = network.layers().get(file.getLayer()).weightBytes();
        long found = file.getObject().getSize();
        if (found != needed || needed == 0) {
            throw new InvalidInput("The weights of layer '"
                    + network.layers().get(file.getLayer()).name() + "' of " + network.name() + " are " + needed
                    + " bytes, but the order brings " + found + ". Send those that belong to this network.");
        }
        weights.computeIfAbsent(network.name(), name -> new LinkedHashMap<>()).put(file.getLayer(), file.getObject());
    }

    private void requireAll(String network, Map<Integer, ObjectId> files) {
        Set<Integer> needed =
                WeightFiles.places(Path.of(""), networks.get(network)).keySet();
        Set<Integer> missing = new HashSet<>(needed);
        missing.removeAll(files.keySet());
        if (!missing.isEmpty()) {
            throw new InvalidInput("The order brings weights of " + network + ", but none for " + missing.size()
                    + " of its " + needed.size() + " layers that have some.");
        }
    }

    /** Bytes of weights that this machine will have to generate or has already. */
    long unsentWeightBytes() {
        return networks.values().stream()
                .filter(network -> !weights.containsKey(network.name()))
                .mapToLong(Network::weightBytes)
                .reduce(0, Math::addExact);
    }

    /**
     * Links them into an order's folder, as an engine takes them; networks without sent weights get those installed here.
     *
     * @throws InvalidInput if an object is not here
     */
    void link(RunFolder folder, ObjectStore objects) throws IOException {
        Files.createDirectories(folder.weights());
        Files.createDirectories(folder.pictures());
        for (Network network : networks.values()) {
            Path own = WeightFiles.of(folder.weights(), network);
            Path installed = WeightFiles.of(WeightFiles.installedFolder(), network);
            Map<Integer, ObjectId> sent = weights.getOrDefault(network.name(), Map.of());
            if (sent.isEmpty() && Files.isDirectory(installed)) {
                Files.createSymbolicLink(own, installed);
            } else if (!sent.isEmpty()) {
                Files.createDirectories(own);
                Map<Integer, Path> places = WeightFiles.places(folder.weights(), network);
                for (Map.Entry<Integer, ObjectId> file : sent.entrySet()) {
                    objects.link(file.getValue(), places.get(file.getKey()));
                }
            }
        }
        for (Map.Entry<String, Path> picture : pictures(folder).entrySet()) {
            objects.link(pictures.get(picture.getKey()), picture.getValue());
        }
    }

    /** The pictures' files by the names that requests give them. */
    Map<String, Path> pictures(RunFolder folder) {
        Map<String, Path> files = new HashMap<>();
        pictures.keySet().forEach(name -> files.put(name, folder.pictures().resolve(Integer.toString(files.size()))));
        return files;
    }
}
