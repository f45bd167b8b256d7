package dev.tideline.io;

import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.Contention;
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
    private static final Map<String, Provenance> PROVENANCES = Arrays.stream(Provenance.values())
            .collect(Collectors.toMap(ProfileFile::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));

    private ProfileFile() {}

    /** Reads a profile; its name is the file's, without {@code .json}. @throws InvalidInput naming file, place and value */
    public static Profile read(Path file) {
        JsonReader json = JsonReader.open(file);
        return profile(stem(file), json);
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
                contention(file),
                swap(file),
                networks));
    }

    private static Contention contention(JsonReader file) {
        if (!file.has("contention")) {
            return Contention.NONE;
        }
        JsonReader given = file.get("contention", "an object").fields("compute", "storage", "mixed");
        return new Contention(
                given.number("compute", 0, MOST_CONTENTION, 0),
                given.number("storage", 0, MOST_CONTENTION, 0),
                given.number("mixed", 0, MOST_CONTENTION, 0));
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
                cost.count("convLayers", 0, Network.MOST_LAYERS, layers.size()),
                cost.whole("peakBytes", 0, MOST_BYTES, 0),
                cost.count("loadCopies", 0, MOST_COPIES, 1),
                layers));
    }

    private static LayerCost layer(JsonReader layer) {
        layer.fields(
                "name",
                "loadNs",
                "execNs",
                "weightBytes",
                "outputBytes",
                "workspaceBytes",
                "loadSpreadNs",
                "execSpreadNs");
        return new LayerCost(
                layer.text("name"),
                nanos(layer, "loadNs"),
                nanos(layer, "execNs"),
                bytes(layer, "weightBytes"),
                bytes(layer, "outputBytes"),
                layer.whole("workspaceBytes", 0, MOST_BYTES, 0),
                layer.whole("loadSpreadNs", 0, LONGEST_NS, 0),
                layer.whole("execSpreadNs", 0, LONGEST_NS, 0));
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

    /** The file that {@link #write} writes. */
    public static String text(Profile profile) {
        Map<String, Object> file = JsonText.object();
        file.put("format", JsonReader.FORMAT);
        file.put("device", profile.device());
        file.put("provenance", name(profile.provenance()));
        file.put("source", profile.source());
        file.put("memoryBytes", profile.memoryBytes());
        file.put("baseBytes", profile.baseBytes());
        file.put("dispatchNs", profile.dispatchNs());
        if (profile.pollNs() > 0) {
            file.put("pollNs", profile.pollNs());
        }
        Map<String, Object> contention = JsonText.object();
        contention.put("compute", JsonText.number(profile.contention().compute()));
        contention.put("storage", JsonText.number(profile.contention().storage()));
        if (profile.contention().mixed() > 0) {
            contention.put("mixed", JsonText.number(profile.contention().mixed()));
        }
        file.put("contention", contention);
        if (profile.swap().costs()) {
            file.put("swap", swap(profile.swap()));
        }
        Map<String, Object> networks = JsonText.object();
        profile.networks().forEach((name, cost) -> networks.put(name, cost(cost)));
        file.put("networks", networks);
        return JsonText.of(file);
    }

    private static Map<String, Object> swap(Swap swap) {
        Map<String, Object> out = JsonText.object();
        out.put("readBytesPerSecond", swap.readBytesPerSecond());
        out.put("writeBytesPerSecond", swap.writeBytesPerSecond());
        if (swap.contention() != 1) {
            out.put("contention", JsonText.number(swap.contention()));
        }
        return out;
    }

    private static Map<String, Object> cost(NetworkCost cost) {
        Map<String, Object> out = JsonText.object();
        out.put("initNs", cost.initNs());
        out.put("initBytes", cost.initBytes());
        out.put("convLayers", cost.convLayers());
        if (cost.peakBytes() > 0) {
            out.put("peakBytes", cost.peakBytes());
        }
        if (cost.loadCopies() != 1) {
            out.put("loadCopies", cost.loadCopies());
        }
        out.put("layers", cost.layers().stream().map(ProfileFile::cost).toList());
        return out;
    }

    private static Map<String, Object> cost(LayerCost layer) {
        Map<String, Object> out = JsonText.object();
        out.put("name", layer.name());
        out.put("loadNs", layer.loadNs());
        out.put("execNs", layer.execNs());
        out.put("weightBytes", layer.weightBytes());
        out.put("outputBytes", layer.outputBytes());
        out.put("workspaceBytes", layer.workspaceBytes());
        if (layer.loadSpreadNs() > 0 || layer.execSpreadNs() > 0) {
            out.put("loadSpreadNs", layer.loadSpreadNs());
            out.put("execSpreadNs", layer.execSpreadNs());
        }
        return out;
    }
}
