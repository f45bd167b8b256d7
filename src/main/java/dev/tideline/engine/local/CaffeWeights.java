package dev.tideline.engine.local;

import dev.tideline.engine.local.caffe.CaffeBlob;
import dev.tideline.engine.local.caffe.CaffeModel;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The trained weights that a {@code .caffemodel} has for one network. As in Caffe, layers go by their names, whatever
 * their types, and the file may have more of them than the network, such as what only training needs. For one thread.
 */
final class CaffeWeights {
    private final Path file;
    private final Network network;
    private final CaffeModel model;

    private CaffeWeights(Path file, Network network) {
        this.file = file;
        this.network = network;
        this.model = CaffeModel.read(file);
    }

    /** @throws InvalidInput if the file is no model, or naming the layer that it lacks or has in another shape */
    static CaffeWeights read(Path file, Network network) {
        CaffeWeights weights = new CaffeWeights(file, network);
        weights.requireAllLayers();
        weights.layers().forEach(weights::requireShapes);
        return weights;
    }

    /** Layers of the file that the network does not have. */
    List<String> unused() {
        List<String> wanted = layers().stream().map(Layer::name).toList();
        return model.layers().keySet().stream().filter(n -> !wanted.contains(n)).toList();
    }

    private List<Layer> layers() {
        return network.layers().stream().filter(l -> l.parameters() > 0).toList();
    }

    private void requireAllLayers() {
        List<String> missing = layers().stream()
                .map(Layer::name)
                .filter(n -> !model.layers().containsKey(n))
                .toList();
        if (!missing.isEmpty()) {
            throw new InvalidInput(file + " has no weights for " + listed(missing) + " of " + network.name()
                    + (unused().isEmpty() ? "" : ", but for " + listed(unused()))
                    + ". Layers go by their names: check that it belongs to this network.");
        }
    }

    private static String listed(List<String> layers) {
        int most = 8;
        String names = layers.stream().limit(most).collect(Collectors.joining("', '", "'", "'"));
        return (layers.size() == 1 ? "layer " : "layers ")
                + names
                + (layers.size() > most ? " and " + (layers.size() - most) + " more" : "");
    }

    private void requireShapes(Layer layer) {
        List<CaffeBlob> found = model.layers().get(layer.name());
        List<long[]> needed = ParameterShapes.of(layer, network.inputOf(layer));
        boolean same = found.size() == needed.size();
        for (int i = 0; same && i < needed.size(); i++) {
            same = withoutOnesInFront(found.get(i).shape()).equals(withoutOnesInFront(list(needed.get(i))));
        }
        if (!same) {
            throw new InvalidInput(file + ": layer '" + layer.name() + "' is "
                    + text(found.stream().map(CaffeBlob::shape).toList()) + ", but " + network.name() + " needs "
                    + text(needed.stream().map(CaffeWeights::list).toList())
                    + ". Install weights that were trained for this network, or change its file in models/.");
        }
        for (CaffeBlob blob : found) {
            requireNumbers(layer, blob);
        }
    }

    private void requireNumbers(Layer layer, CaffeBlob blob) {
        long needed = blob.shape().stream().reduce(1L, (a, b) -> a * b);
        if (blob.numbers() != needed) {
            throw new InvalidInput(file + " is damaged: layer '" + layer.name() + "' has " + blob.numbers()
                    + " numbers for a shape of " + text(List.of(blob.shape())) + ". Get it again.");
        }
    }

    private static List<Long> list(long[] shape) {
        return Arrays.stream(shape).boxed().toList();
    }

    /** Older files give every shape four sides: a bias is 1x1x1xN, a fully connected layer 1x1xOxI. */
    private static List<Long> withoutOnesInFront(List<Long> shape) {
        return shape.stream().dropWhile(side -> side == 1).toList();
    }

    /** "96x3x7x7 and 96" */
    private static String text(List<List<Long>> shapes) {
        return shapes.stream()
                .map(s -> s.stream().map(String::valueOf).collect(Collectors.joining("x")))
                .collect(Collectors.joining(" and "));
    }

    /**
     * Writes a folder of weights that appears whole or not at all, and replaces an older one only then.
     *
     * @throws InvalidInput if a weight is infinite or not a number
     * @throws UncheckedIOException if the file cannot be read, or the folder not be written
     */
    void install(WeightFolder folder) {
        try {
            WholeFolder.write(folder.path(), unfinished -> write(new WeightFolder(network, unfinished, false)));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot install " + file + " in " + folder.path() + ": " + WholeFile.reason(e) + " "
                            + CacheDirectory.ADVICE,
                    e);
        }
    }

    private void write(WeightFolder folder) throws IOException {
        Map<String, String> sums = new HashMap<>();
        for (int layer : folder.layers()) {
            List<CaffeBlob> blobs =
                    model.layers().get(network.layers().get(layer).name());
            Path target = folder.file(layer);
            sums.put(target.getFileName().toString(), CacheFile.write(target, out -> {
                for (CaffeBlob blob : blobs) {
                    model.copy(blob, out);
                }
            }));
        }
        new Checksums(sums).write(folder.path());
    }
}
