package dev.tideline.io;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code profiles/NAME.json}: what a device costs. Schema: {@code schema/profile.schema.json}. */
public final class ProfileFile {
    /** About three months: longer tasks are typing errors, and sums of allowed ones fit in a long. */
    private static final long LONGEST_NS = 10_000_000_000_000_000L;

    private static final long MOST_BYTES = 1L << 53;
    private static final double MOST_CONTENTION = 1e6;
    private static final int MOST_COPIES = 16;
    private static final int MOST_LAYERS = 100_000;
    private static final Map<String, Provenance> PROVENANCES = Arrays.stream(Provenance.values())
            .collect(Collectors.toMap(ProfileFile::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private ProfileFile() {}

    /** Reads a profile; its name is the file's, without {@code .json}. @throws InvalidInput naming file, place and value */
    public static Profile read(Path file) {
        return profile(stem(file), JsonReader.open(file));
    }

    /** Writes the file so that {@link #read} gives an equal profile. */
    public static void write(Path file, Profile profile) {
        JsonText.write(file, text(profile));
    }

    static String stem(Path file) {
        return file.getFileName().toString().replaceFirst("\\.json$", "");
    }

    static Profile profile(String name, JsonReader file) {
        file.fields(
                "format",
                "device",
                "provenance",
                "source",
                "memoryBytes",
                "baseBytes",
                "dispatchNs",
                "pollNs",
                "contention",
                "swap",
                "networks");
        Map<String, NetworkCost> networks = new LinkedHashMap<>();
        file.entries("networks").forEach((network, cost) -> networks.put(network, network(network, cost)));
        return file.make(() -> new Profile(
                name,
                file.text("device"),
                file.choice("provenance", PROVENANCES),
                file.text("source"),
                bytes(file, "memoryBytes"),
                bytes(file, "baseBytes"),
                file.whole("dispatchNs", 0, LONGEST_NS, 0),
                file.whole("pollNs", 0, LONGEST_NS, 0),
                contention(file, "compute"),
                contention(file, "storage"),
                swap(file),
                networks));
    }

    private static double contention(JsonReader file, String resource) {
        if (!file.has("contention")) {
            return 0;
        }
        return file.get("contention", "an object").fields("compute", "storage").number(resource, 0, MOST_CONTENTION, 0);
    }

    private static Swap swap(JsonReader file) {
        if (!file.has("swap")) {
            return Swap.NONE;
        }
        JsonReader swap =
                file.get("swap", "an object").fields("readBytesPerSecond", "writeBytesPerSecond", "contention");
        return new Swap(
                swap.whole("readBytesPerSecond", 1, MOST_BYTES),
                swap.whole("writeBytesPerSecond", 1, MOST_BYTES),
                swap.number("contention", 0, MOST_CONTENTION, 1));
    }

    private static NetworkCost network(String name, JsonReader cost) {
        cost.fields("initNs", "initBytes", "convLayers", "peakBytes", "loadCopies", "layers");
        List<LayerCost> layers =
                cost.list("layers").stream().map(ProfileFile::layer).toList();
        return cost.make(() -> new NetworkCost(
                name,
                nanos(cost, "initNs"),
                bytes(cost, "initBytes"),
                cost.count("convLayers", 0, MOST_LAYERS, layers.size()),
                cost.whole("peakBytes", 0, MOST_BYTES, 0),
                cost.count("loadCopies", 0, MOST_COPIES, 1),
                layers));
    }

    private static LayerCost layer(JsonReader layer) {
        layer.fields("name", "loadNs", "execNs", "weightBytes", "outputBytes", "workspaceBytes");
        return new LayerCost(
                layer.text("name"),
                nanos(layer, "loadNs"),
                nanos(layer, "execNs"),
                bytes(layer, "weightBytes"),
                bytes(layer, "outputBytes"),
                layer.whole("workspaceBytes", 0, MOST_BYTES, 0));
    }

    private static long nanos(JsonReader place, String field) {
        return place.whole(field, 0, LONGEST_NS);
    }

    private static long bytes(JsonReader place, String field) {
        return place.whole(field, 0, MOST_BYTES);
    }

    private static String name(Provenance provenance) {
        return provenance.name().toLowerCase(Locale.ROOT);
    }

    static String text(Profile profile) {
        ObjectNode file = JsonText.object()
                .put("format", JsonReader.FORMAT)
                .put("device", profile.device())
                .put("provenance", name(profile.provenance()))
                .put("source", profile.source())
                .put("memoryBytes", profile.memoryBytes())
                .put("baseBytes", profile.baseBytes())
                .put("dispatchNs", profile.dispatchNs());
        if (profile.pollNs() > 0) {
            file.put("pollNs", profile.pollNs());
        }
        ObjectNode contention = file.putObject("contention");
        contention.set("compute", JsonText.number(profile.computeContention()));
        contention.set("storage", JsonText.number(profile.storageContention()));
        if (profile.swap().costs()) {
            file.set("swap", swap(profile.swap()));
        }
        ObjectNode networks = file.putObject("networks");
        profile.networks().forEach((name, cost) -> networks.set(name, cost(cost)));
        return JsonText.of(file);
    }

    private static ObjectNode swap(Swap swap) {
        ObjectNode out = JsonText.object()
                .put("readBytesPerSecond", swap.readBytesPerSecond())
                .put("writeBytesPerSecond", swap.writeBytesPerSecond());
        if (swap.contention() != 1) {
            out.set("contention", JsonText.number(swap.contention()));
        }
        return out;
    }

    private static ObjectNode cost(NetworkCost cost) {
        ObjectNode out = JsonText.object()
                .put("initNs", cost.initNs())
                .put("initBytes", cost.initBytes())
                .put("convLayers", cost.convLayers());
        if (cost.peakBytes() > 0) {
            out.put("peakBytes", cost.peakBytes());
        }
        if (cost.loadCopies() != 1) {
            out.put("loadCopies", cost.loadCopies());
        }
        ArrayNode layers = out.putArray("layers");
        for (LayerCost layer : cost.layers()) {
            layers.addObject()
                    .put("name", layer.name())
                    .put("loadNs", layer.loadNs())
                    .put("execNs", layer.execNs())
                    .put("weightBytes", layer.weightBytes())
                    .put("outputBytes", layer.outputBytes())
                    .put("workspaceBytes", layer.workspaceBytes());
        }
        return out;
    }
}
