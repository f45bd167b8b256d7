package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The weights of all networks, one file per layer that has any. Files are looked for in {@code
 * weights/trained/NETWORK/}; if that folder does not exist, seeded random weights of the same sizes are generated once
 * into {@code weights/random-1/NETWORK/}. A file is the layer's parameters as little-endian 32-bit floats, weights then
 * biases, in Caffe's order; nothing else.
 *
 * <p>Any thread may use it, and several processes at once: a file appears whole or not at all.
 */
final class WeightStore {
    /** A new generator gets a new folder, so that old files are never taken for new ones. */
    private static final String RANDOM = "random-1";

    private final Path directory;
    private final Storage storage;

    /** @param cache see {@link CacheDirectory} */
    WeightStore(Path cache) {
        this(cache, Storage.unhindered());
    }

    /** @param storage what files are read through */
    WeightStore(Path cache, Storage storage) {
        this.directory = cache.resolve("weights");
        this.storage = storage;
    }

    /** True where no trained weights are installed: what such a network says about a picture means nothing. */
    boolean random(Network network) {
        return !Files.isDirectory(trained(network));
    }

    /** The layer's number tells its file from the others; its name, where it can be part of one, tells people. */
    Path file(Network network, int layer) {
        Path folder = random(network) ? directory.resolve(RANDOM).resolve(folderName(network)) : trained(network);
        String name = layer(network, layer).name().replaceAll("[^A-Za-z0-9._-]", "_");
        return folder.resolve(String.format(Locale.ROOT, "%03d-%s.f32", layer, name));
    }

    private Path trained(Network network) {
        return directory.resolve("trained").resolve(folderName(network));
    }

    /** The network's name if it is one for a file, otherwise its encoding: two networks never share a folder. */
    private static String folderName(Network network) {
        String encoded =
                URLEncoder.encode(network.name(), StandardCharsets.UTF_8).replace("*", "%2A");
        return encoded.matches("\\.+") ? encoded.replace(".", "%2E") : encoded;
    }

    /**
     * Makes every weight file of a network exist with its right size, generating those that are missing.
     *
     * @throws InvalidInput naming a file of the wrong size, or a missing one of installed weights
     */
    void prepare(Network network) {
        for (int i = 0; i < network.layers().size(); i++) {
            if (layer(network, i).parameters() > 0) {
                prepare(network, i);
            }
        }
    }

    private void prepare(Network network, int layer) {
        Path file = file(network, layer);
        if (!Files.exists(file)) {
            if (!random(network)) {
                throw new InvalidInput("Weight file " + file + " is missing. Install all layers of " + network.name()
                        + ", or remove the folder " + file.getParent() + " to use random weights.");
            }
            generate(network, layer, file);
        }
        requireSize(network, layer, file);
    }

    /** Reads every weight file of a prepared network once, so that loads find them in the page cache. */
    void bringIntoCache(Network network) {
        for (int i = 0; i < network.layers().size(); i++) {
            if (layer(network, i).parameters() > 0) {
                CacheFile.bringIntoCache(file(network, i));
            }
        }
    }

    private static void requireSize(Network network, int layer, Path file) {
        Layer l = layer(network, layer);
        try {
            if (Files.size(file) != l.weightBytes()) {
                throw CacheFile.wrongSize(file, Files.size(file), l.weightBytes())
                        .at("weights of layer '" + l.name() + "' of " + network.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read weights from " + file + ": " + WholeFile.reason(e), e);
        }
    }

    private static void generate(Network network, int layer, Path file) {
        try {
            Files.createDirectories(file.getParent());
            WholeFile.write(file, out -> SeededWeights.write(network, layer, out));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot generate weight file " + file + ": " + WholeFile.reason(e) + ". Free some space, or set "
                            + CacheDirectory.VARIABLE + " to a folder that can be written.",
                    e);
        }
    }

    /**
     * Fills the buffers, which are weights and biases in native memory, straight from the layer's file.
     *
     * @throws InvalidInput if the file is of the wrong size
     */
    void read(Network network, int layer, ByteBuffer... into) {
        Layer l = layer(network, layer);
        try {
            storage.read(file(network, layer), l.weightBytes(), into);
        } catch (InvalidInput e) {
            throw e.at("weights of layer '" + l.name() + "' of " + network.name());
        }
    }

    private static Layer layer(Network network, int index) {
        return network.layers().get(index);
    }
}
