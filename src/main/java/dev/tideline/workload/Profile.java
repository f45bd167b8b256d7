package dev.tideline.workload;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a device costs: time in nanoseconds and memory in bytes for every Init, Load and Exec of the networks it knows.
 *
 * @param name how a run refers to it: the file's name
 * @param memoryBytes RAM of the device; the cap of a run that names none
 * @param baseBytes what the runtime holds before the first layer; not available to networks
 * @param dispatchNs added before each task starts on its worker
 * @param pollNs added too before a task that is taken at the instant it became ready: how long a device that only looks
 *     now and then takes to notice it
 * @param contention how much running tasks slow each other down
 */
public record Profile(
        String name,
        String device,
        Provenance provenance,
        String source,
        long memoryBytes,
        long baseBytes,
        long dispatchNs,
        long pollNs,
        Contention contention,
        Swap swap,
        Map<String, NetworkCost> networks) {

    private static final double LARGEST_SUM = 4e18;

    /** Where the figures come from; shown beside every result. A profile never claims to be measured when it was modelled. */
    public enum Provenance {
        MEASURED,
        RECORDED,
        MODELLED
    }

    /**
     * While m tasks of a kind run and n of the other, each of the m progresses at rate 1/(1 + g(m-1) + h n).
     *
     * @param compute g of Init and Exec
     * @param storage g of Load
     * @param mixed h, of a Load beside Inits and Execs and of these beside a Load: what kinds share that is neither storage
     *     nor compute, as memory bandwidth and page faults
     */
    public record Contention(double compute, double storage, double mixed) {
        public static final Contention NONE = new Contention(0, 0);

        /** Loads do not disturb Execs, nor Execs Loads. */
        public Contention(double compute, double storage) {
            this(compute, storage, 0);
        }

        public Contention {
            if (!isContention(compute) || !isContention(storage) || !isContention(mixed)) {
                throw new InvalidInput("contention " + compute + ", " + storage + " and " + mixed
                        + ": each must be at least 0 (0 means none, 1 means a shared resource).");
            }
        }
    }

    /**
     * Bandwidth of the swap device in bytes per second; {@link #NONE}: paging costs no time.
     *
     * @param contention g of paging: 1 where tasks share the device's bandwidth, less where a task that pages alone leaves
     *     some of it unused, as one that waits for each page it touches does
     */
    public record Swap(long readBytesPerSecond, long writeBytesPerSecond, double contention) {
        public static final Swap NONE = new Swap(0, 0);

        /** A device that tasks share. */
        public Swap(long readBytesPerSecond, long writeBytesPerSecond) {
            this(readBytesPerSecond, writeBytesPerSecond, 1);
        }

        public Swap {
            boolean none = readBytesPerSecond == 0 && writeBytesPerSecond == 0;
            if (!none && (readBytesPerSecond <= 0 || writeBytesPerSecond <= 0)) {
                throw new InvalidInput("swap bandwidth " + readBytesPerSecond + " and " + writeBytesPerSecond
                        + " bytes per second: both must be positive; leave swap out if paging shall cost no time.");
            }
            if (!isContention(contention)) {
                throw new InvalidInput("swap contention " + contention
                        + ": it must be at least 0 (0 means none, 1 means a shared device).");
            }
        }

        public boolean costs() {
            return readBytesPerSecond > 0;
        }
    }

    /**
     * @param initBytes the input blob
     * @param convLayers the cut between conv part and fc part
     * @param peakBytes measured peak of the whole network, 0 where none was measured
     * @param loadCopies how often a layer's weights are held while it loads under Caffe-faithful memory: 3 for weight files
     *     in Caffe's old format, 1 for new ones
     */
    public record NetworkCost(
            String network,
            long initNs,
            long initBytes,
            int convLayers,
            long peakBytes,
            int loadCopies,
            List<LayerCost> layers) {
        public NetworkCost {
            layers = List.copyOf(layers);
            notNegative("initNs", initNs);
            notNegative("initBytes", initBytes);
            notNegative("peakBytes", peakBytes);
            notNegative("loadCopies", loadCopies);
            if (layers.isEmpty()) {
                throw new InvalidInput("Network " + network + " has no layers.");
            }
            Network.notTooMany(network, layers.size());
            if (convLayers < 0 || convLayers > layers.size()) {
                throw new InvalidInput(
                        "convLayers is " + convLayers + ", but " + network + " has " + layers.size() + " layers.");
            }
            uniqueNames(network, layers);
            double largest = layers.stream()
                    .mapToDouble(l -> (double) l.loadNs + l.execNs + l.weightBytes + l.outputBytes + l.workspaceBytes)
                    .sum();
            if (largest + initNs + initBytes + peakBytes > LARGEST_SUM) {
                throw new InvalidInput("Network " + network + ": its times and bytes are too large to be added up.");
            }
        }

        private static void uniqueNames(String network, List<LayerCost> layers) {
            Set<String> names = new HashSet<>();
            for (int i = 0; i < layers.size(); i++) {
                if (!names.add(layers.get(i).name())) {
                    throw new InvalidInput("layers[" + i + "] '" + layers.get(i).name() + "': " + network
                            + " has a layer of this name already; names must differ within a network.");
                }
            }
        }

        public long weightBytes() {
            return layers.stream().mapToLong(LayerCost::weightBytes).sum();
        }

        public long execNs() {
            return layers.stream().mapToLong(LayerCost::execNs).sum();
        }

        public long loadNs() {
            return layers.stream().mapToLong(LayerCost::loadNs).sum();
        }
    }

    /**
     * @param loadSpreadNs of a measured {@code loadNs}: the middle half of the measurements lies within so much; 0 where
     *     only the time itself is known
     * @param execSpreadNs the same of {@code execNs}
     */
    public record LayerCost(
            String name,
            long loadNs,
            long execNs,
            long weightBytes,
            long outputBytes,
            long workspaceBytes,
            long loadSpreadNs,
            long execSpreadNs) {
        /** A layer whose times were not measured repeatedly. */
        public LayerCost(
                String name, long loadNs, long execNs, long weightBytes, long outputBytes, long workspaceBytes) {
            this(name, loadNs, execNs, weightBytes, outputBytes, workspaceBytes, 0, 0);
        }

        public LayerCost {
            notNegative("loadNs", loadNs);
            notNegative("execNs", execNs);
            notNegative("weightBytes", weightBytes);
            notNegative("outputBytes", outputBytes);
            notNegative("workspaceBytes", workspaceBytes);
            notNegative("loadSpreadNs", loadSpreadNs);
            notNegative("execSpreadNs", execSpreadNs);
        }
    }

    public Profile {
        networks = Collections.unmodifiableMap(
                new LinkedHashMap<>(networks)); // in the order of the file, to write it back
        notNegative("baseBytes", baseBytes);
        notNegative("dispatchNs", dispatchNs);
        notNegative("pollNs", pollNs);
        if (memoryBytes <= baseBytes) {
            throw new InvalidInput("memoryBytes is " + memoryBytes + ", baseBytes " + baseBytes
                    + ": a device needs more memory than its base.");
        }
    }

    /** A device that notices at once what has become ready, and whose Loads and Execs do not disturb each other. */
    public Profile(
            String name,
            String device,
            Provenance provenance,
            String source,
            long memoryBytes,
            long baseBytes,
            long dispatchNs,
            double computeContention,
            double storageContention,
            Swap swap,
            Map<String, NetworkCost> networks) {
        this(
                name,
                device,
                provenance,
                source,
                memoryBytes,
                baseBytes,
                dispatchNs,
                0,
                new Contention(computeContention, storageContention),
                swap,
                networks);
    }

    private static boolean isContention(double g) {
        return g >= 0 && g <= 1e6;
    }

    /** How long before its own work a task is taken, in nanoseconds. @param justReady whether it became ready only then */
    public long dispatchNs(boolean justReady) {
        return justReady ? Math.addExact(dispatchNs, pollNs) : dispatchNs;
    }

    /** The cost of a network. @throws InvalidInput if this device has none for it */
    public NetworkCost cost(String network) {
        return Lookup.exact("network for profile " + name + ":", network, networks);
    }

    /** This profile with only the named networks, as a run carries it. */
    public Profile only(Iterable<String> names) {
        Map<String, NetworkCost> kept = new LinkedHashMap<>();
        names.forEach(n -> kept.put(n, cost(n)));
        return with(baseBytes, kept);
    }

    /** The same costs on a device that holds this much before the first layer. */
    public Profile withBaseBytes(long bytes) {
        return with(bytes, networks);
    }

    private Profile with(long base, Map<String, NetworkCost> costs) {
        return new Profile(
                name, device, provenance, source, memoryBytes, base, dispatchNs, pollNs, contention, swap, costs);
    }

    private static void notNegative(String field, long value) {
        if (value < 0) {
            throw new InvalidInput(field + " is " + value + "; it must not be negative.");
        }
    }
}
