package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The folder of one network's weights: a file for each layer that has any, and {@link Checksums} of them. Immutable.
 *
 * @param random whether the files are {@link SeededWeights}, and can be made again
 */
record WeightFolder(Network network, Path path, boolean random) {
    /** The network's name if it is one for a file, otherwise its encoding: two networks never share a folder. */
    static String name(Network network) {
        String encoded =
                URLEncoder.encode(network.name(), StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    /** Indexes of the layers that have weights. */
    List<Integer> layers() {
        return IntStream.range(0, network.layers().size())
                .filter(i -> network.layers().get(i).parameters() > 0)
                .boxed()
                .toList();
    }

    /** The layer's number tells its file from the others; its name, where it can be part of one, tells people. */
    Path file(int layer) {
        String name = network.layers().get(layer).name().replaceAll("[^A-Za-z0-9._-]", "_");
        return path.resolve(String.format(Locale.ROOT, "%03d-%s.f32", layer, name));
    }

    /** What to do about a file that is not as it should be. */
    String advice() {
        return random
                ? "Delete it to have it made again."
                : "Put the right weights of " + network.name()
                        + " there ('tideline weights install' does), or remove the" + " folder " + path + ".";
    }

    /** @throws InvalidInput naming a file that is missing, of the wrong size, or not a file at all */
    void requireFiles() {
        layers().forEach(this::requireFile);
    }

    private void requireFile(int index) {
        Path file = file(index);
        Layer layer = network.layers().get(index);
        try {
            if (!Files.isRegularFile(file) && Files.exists(file)) {
                throw new InvalidInput("Weight file " + file + " is not a file. " + advice());
            }
            if (Files.size(file) != layer.weightBytes()) {
                throw CacheFile.wrongSize(file, Files.size(file), layer.weightBytes())
                        .at("weights of layer '" + layer.name() + "' of " + network.name());
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInput("Weight file " + file + " is missing. " + advice(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read weights from " + file + ": " + WholeFile.reason(e), e);
        }
    }
}
