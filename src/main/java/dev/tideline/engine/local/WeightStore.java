package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/**
 * The weights of all networks, one file per layer that has any. Files are looked for in {@code
 * weights/trained/NETWORK/}, or in another place of trained weights; if there is no such folder, seeded random weights of
 * the same sizes are generated once into {@code weights/random-1/NETWORK/}. A file is the layer's parameters as
 * little-endian 32-bit floats, weights then biases, in Caffe's order; nothing else. {@link Checksums} stand beside them.
 *
 * <p>Any thread may use it, and several processes at once: a file appears whole or not at all.
 */
final class WeightStore {
    /** A new generator gets a new folder, so that old files are never taken for new ones. */
    private static final String RANDOM = "random-1";

    private final Path trained;
    private final boolean installed;
    private final Path random;
    private final WeightChecks checks;
    private final Storage storage;

    /** With the trained weights that are installed. @param cache see {@link CacheDirectory} */
    WeightStore(Path cache) {
        this(cache, installed(cache), Storage.unhindered());
    }

    /**
     * @param trained a folder with a folder for each network, as {@link #installed} is one
     * @param storage what files are read through
     */
    WeightStore(Path cache, Path trained, Storage storage) {
        Path weights = cache.resolve("weights");
        this.trained = trained;
        this.installed = trained.equals(installed(cache));
        this.storage = storage;
        this.random = weights.resolve(RANDOM);
        this.checks = new WeightChecks(weights.resolve("checked"), System::currentTimeMillis);
    }

    /** Where trained weights are installed. */
    static Path installed(Path cache) {
        return cache.resolve("weights").resolve("trained");
    }

    /** True where there are no trained weights: what such a network says about a picture means nothing. */
    boolean random(Network network) {
        return !Files.isDirectory(trainedFolder(network).path());
    }

    private WeightFolder folder(Network network) {
        return random(network) ? randomFolder(network) : trainedFolder(network);
    }

    /** It need not exist. */
    WeightFolder trainedFolder(Network network) {
        return new WeightFolder(network, trained.resolve(WeightFolder.name(network)), false);
    }

    /** It need not exist. */
    WeightFolder randomFolder(Network network) {
        return new WeightFolder(network, random.resolve(WeightFolder.name(network)), true);
    }

    /** Whether files are read as fast as this machine can. */
    boolean isUnhindered() {
        return storage.isUnhindered();
    }

    Path file(Network network, int layer) {
        return folder(network).file(layer);
    }

    /**
     * Makes every weight file of a network exist, generating random ones that are missing, and be what it should be.
     * Reads only files that changed since they were last read here.
     *
     * @throws InvalidInput naming a file that is damaged, of the wrong size, or, of trained weights, missing
     * @throws UncheckedIOException if weights cannot be read or generated
     */
    void prepare(Network network) {
        restore(network);
        WeightFolder folder = folder(network);
        if (folder.random()) {
            generateMissing(folder);
        }
        verify(folder, false);
    }

    /**
     * Brings trained weights back that an installation which was killed had set aside; otherwise random ones would be
     * taken for them. In a folder of the user's own nothing is touched.
     *
     * @throws UncheckedIOException if they cannot be brought back
     */
    void restore(Network network) {
        Path folder = trainedFolder(network).path();
        try {
            if (installed) {
                WholeFolder.restore(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Cannot restore " + folder + ": " + WholeFile.reason(e) + " " + CacheDirectory.ADVICE, e);
        }
    }

    /**
     * Sees that all files of a folder are there and what they should be.
     *
     * @param everyByte otherwise only files are read that changed since they were last read
     * @throws InvalidInput naming a file that is not
     */
    void verify(WeightFolder folder, boolean everyByte) {
        folder.requireFiles();
        checks.check(folder, everyByte);
    }

    /** Reads every weight file of a prepared network once, so that loads find them in the page cache. */
    void bringIntoCache(Network network) {
        WeightFolder folder = folder(network);
        folder.layers().forEach(layer -> CacheFile.bringIntoCache(folder.file(layer)));
    }

    /** A file without a checksum is of unknown origin, and made again. If one cannot be made, none of them stays. */
    private static void generateMissing(WeightFolder folder) {
        Checksums known = Checksums.read(folder.path());
        Map<String, String> sums = new HashMap<>(known.byName());
        Deque<Path> made = new ArrayDeque<>();
        try {
            for (int layer : folder.layers()) {
                Path file = folder.file(layer);
                String name = file.getFileName().toString();
                if (!known.has(name) || !Files.exists(file)) {
                    made.add(file);
                    sums.put(name, CacheFile.write(file, out -> SeededWeights.write(folder.network(), layer, out)));
                }
            }
            if (!made.isEmpty()) {
                made.add(folder.path().resolve(Checksums.FILE));
                new Checksums(sums).write(folder.path());
            }
        } catch (IOException e) {
            made.forEach(file -> file.toFile().delete());
            throw new UncheckedIOException(
                    "Cannot generate weight file " + made.getLast() + ": " + WholeFile.reason(e) + " "
                            + CacheDirectory.ADVICE,
                    e);
        }
    }

    /**
     * Fills the buffers, which are weights and biases in native memory, straight from the layer's file.
     *
     * @throws InvalidInput if the file is of the wrong size
     */
    void read(Network network, int layer, ByteBuffer... into) {
        try {
            storage.read(file(network, layer), network.layers().get(layer).weightBytes(), into);
        } catch (InvalidInput e) {
            throw e.at("weights of layer '" + network.layers().get(layer).name() + "' of " + network.name());
        }
    }
}
