package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The weights that lie in the user's cache, for whoever wants to see them, check them, or install trained ones. Works
 * without an inference engine. Any thread; every method may read hundreds of megabytes.
 */
public final class WeightLibrary {
    /**
     * One network's weights of one kind.
     *
     * @param trained rather than random
     * @param bytes of the network's weights
     * @param checksums whether there are checksums to compare the files with
     * @param problem what is wrong with the files, empty if nothing is
     */
    public record Entry(String network, boolean trained, Path folder, long bytes, boolean checksums, String problem) {}

    /**
     * What was installed.
     *
     * @param layers those with weights
     * @param unused layers of the file that the network does not have
     */
    public record Installed(Path folder, int layers, long bytes, List<String> unused) {
        public Installed {
            unused = List.copyOf(unused);
        }
    }

    private final WeightStore store;

    WeightLibrary(Path cache) {
        this.store = new WeightStore(cache);
    }

    /** In the user's cache directory. */
    public static WeightLibrary ofUser() {
        return new WeightLibrary(CacheDirectory.ofUser());
    }

    /**
     * Installs trained weights, in the place of those that were there.
     *
     * @param caffemodel a file of Caffe's, of whatever age
     * @throws InvalidInput naming file, layer, found and needed shape, if it is not this network's; nothing is changed
     * @throws UncheckedIOException if it cannot be read, or the cache not be written; nothing is changed
     */
    public Installed install(Network network, Path caffemodel) {
        WeightFolder folder = store.trainedFolder(network);
        CaffeWeights weights = CaffeWeights.read(caffemodel, network);
        weights.install(folder);
        return new Installed(folder.path(), folder.layers().size(), network.weightBytes(), weights.unused());
    }

    /**
     * What there is of a network's weights: trained ones, random ones, both or none.
     *
     * @param everyByte otherwise only files are read that changed since they were last read
     * @throws UncheckedIOException if trained weights that were set aside cannot be brought back
     */
    public List<Entry> entries(Network network, boolean everyByte) {
        store.restore(network);
        return Stream.of(store.trainedFolder(network), store.randomFolder(network))
                .filter(folder -> Files.isDirectory(folder.path()))
                .map(folder -> entry(folder, everyByte))
                .toList();
    }

    private Entry entry(WeightFolder folder, boolean everyByte) {
        Network network = folder.network();
        String problem = "";
        boolean checksums = false;
        try {
            store.verify(folder, everyByte);
            checksums = !Checksums.read(folder.path()).isEmpty();
        } catch (InvalidInput | UncheckedIOException e) {
            problem = e.getMessage();
        }
        return new Entry(network.name(), !folder.random(), folder.path(), network.weightBytes(), checksums, problem);
    }
}
