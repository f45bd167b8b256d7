package dev.tideline.io;

import dev.tideline.workload.DeviceModel;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleBiFunction;

/** How {@code profiles/recorded-laptop.json} follows from EdgeCaffe's recordings: scaled to one image, gaps modelled. */
final class RecordedLaptop {
    static final String SOURCE = "Recorded by EdgeCaffe (github.com/bacox/edgecaffe at a450b96,"
            + " analysis/profile-networks.zip, April 2020) on its authors' x86-64 Ubuntu laptop, one worker; medians of"
            + " 51 recordings for each layer, scaled to one image. Recorded for one image: AgeNet, SoS. Recorded for ten"
            + " images: GenderNet and SoS_GoogleNet; their execution is 10 us + (recorded - 10 us) / 10, except fully"
            + " connected layers, which wait for weights: GenderNet's fc part is AgeNet's, SoS_GoogleNet's classifier is"
            + " 10 us + 0.52 (recorded - 10 us), AgeNet's fc6 and fc7 at one image against GenderNet's at ten. Recorded for"
            + " images enlarged to 1275, 1340 and 2520 pixels: FaceNet; 10 us + (recorded - 10 us) x MACs (convolutions)"
            + " or output elements (others) of the small image / the large one, median of the three, but fc6 and fc7 are"
            + " SoS's and fc8 is 10 us + weights / 3 GB/s. Never recorded, modelled from fits to those recordings:"
            + " MemNet, SceneNet, EmotionNet, ObjectNet, TinyYolo (class DeviceModel, LAPTOP; EmotionNet and TinyYolo"
            + " load at 168 MB/s, as files in Caffe's newer format do, which their memory peaks tell). Init was not recorded: 0.6 ms for each layer. peakBytes: heap peak of the"
            + " whole network in Caffe (massif, EdgeCaffe's description.yaml), in MiB."
            + " loadCopies: 3 for files in Caffe's older format, 1 for newer, as those peaks tell. Contention of compute"
            + " and swap as fitted to the recorded runs of several networks under memory limits (recorded-memory-limits);"
            + " contention of storage the same as of compute, since loading was limited by parsing."
            + " baseBytes: EdgeCaffe before the first network. memoryBytes: assumed 16 GiB.";

    static final Swap SWAP = new Swap(85_000_000, 85_000_000, 0.6);

    private static final double TASK_US = DeviceModel.LAPTOP.rates().taskNs() / 1000;
    private static final int BATCH = 10;
    private static final double FC_ONE_AGAINST_TEN = 0.52;
    static final List<Integer> SIZES = List.of(1275, 1340, 2520);
    private static final DeviceModel NEWER_FORMAT = new DeviceModel(
            DeviceModel.LAPTOP.initNsPerLayer(), DeviceModel.LAPTOP.loadNs(), 168e6, DeviceModel.LAPTOP.rates());
    private static final Set<String> NEWER_FILES = Set.of("FaceNet", "SoS_GoogleNet", "EmotionNet", "TinyYolo");
    private static final Map<String, Double> PEAK_MIB = Map.of(
            "AgeNet",
            161.74,
            "GenderNet",
            161.74,
            "FaceNet",
            363.0,
            "SoS",
            656.0,
            "MemNet",
            661.0,
            "SceneNet",
            664.0,
            "EmotionNet",
            672.0,
            "ObjectNet",
            1700.0,
            "TinyYolo",
            146.0);

    private final Map<String, Network> networks = Catalog.shipped().networks();
    private final Map<String, List<Median>> recordings = recordings();

    record Median(String layer, double loadUs, double execUs) {}

    static Map<String, List<Median>> recordings() {
        Map<String, List<Median>> recordings = new LinkedHashMap<>();
        for (String[] row : Csv.rows("/recordings/edgecaffe-medians.csv")) {
            recordings
                    .computeIfAbsent(row[0], name -> new ArrayList<>())
                    .add(new Median(row[1], Double.parseDouble(row[2]), Double.parseDouble(row[3])));
        }
        return recordings;
    }

    Profile profile() {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        for (String name : List.of("AgeNet", "GenderNet", "FaceNet", "SoS", "SoS_GoogleNet")) {
            costs.put(name, recorded(networks.get(name)));
        }
        for (String name : List.of("MemNet", "SceneNet", "EmotionNet", "ObjectNet", "TinyYolo")) {
            DeviceModel model = NEWER_FILES.contains(name) ? NEWER_FORMAT : DeviceModel.LAPTOP;
            costs.put(name, withMemory(model.cost(networks.get(name))));
        }
        return new Profile(
                "recorded-laptop",
                "EdgeCaffe authors' laptop",
                Provenance.RECORDED,
                SOURCE,
                16L << 30,
                5_107_000,
                0,
                0.45,
                0.45,
                SWAP,
                costs);
    }

    private NetworkCost recorded(Network network) {
        return switch (network.name()) {
            case "AgeNet", "SoS" -> cost(network, network.name(), (layer, median) -> median.execUs());
            case "GenderNet" -> cost(network, "GenderNet", this::genderNetUs);
            case "SoS_GoogleNet" -> cost(network, "SoS_GoogleNet", RecordedLaptop::oneOfTen);
            case "FaceNet" -> faceNet(network);
            default -> throw new IllegalArgumentException(network.name());
        };
    }

    private static double oneOfTen(Layer layer, Median median) {
        double share = layer.operator() instanceof Operator.InnerProduct ? FC_ONE_AGAINST_TEN : 1.0 / BATCH;
        return TASK_US + (median.execUs() - TASK_US) * share;
    }

    private double genderNetUs(Layer layer, Median median) {
        Network gender = networks.get("GenderNet");
        int index = gender.layers().indexOf(layer);
        return index < gender.convLayers()
                ? oneOfTen(layer, median)
                : recordings.get("AgeNet").get(index).execUs();
    }

    private NetworkCost faceNet(Network small) {
        List<LayerCost> layers = new ArrayList<>();
        for (int i = 0; i < small.layers().size(); i++) {
            Layer layer = small.layers().get(i);
            List<Double> loads = new ArrayList<>();
            List<Double> execs = new ArrayList<>();
            for (int size : SIZES) {
                Median median = recordings.get("FaceNet@" + size).get(i);
                Layer large = enlarged(small, size).layers().get(i);
                double share = layer.macs() > 0
                        ? (double) layer.macs() / large.macs()
                        : (double) layer.output().elements() / large.output().elements();
                loads.add(median.loadUs());
                execs.add(TASK_US + (median.execUs() - TASK_US) * share);
            }
            layers.add(cost(layer, middle(loads), faceNetUs(layer, middle(execs))));
        }
        return whole(small, layers);
    }

    private double faceNetUs(Layer layer, double scaled) {
        return switch (layer.name()) {
            case "fc6-conv" -> recordings.get("SoS").get(16).execUs();
            case "fc7-conv" -> recordings.get("SoS").get(18).execUs();
            case "fc8-conv" ->
                TASK_US + layer.weightBytes() / DeviceModel.LAPTOP.rates().weightBytes() * 1e6;
            default -> scaled;
        };
    }

    static Network enlarged(Network network, int size) {
        List<Network.Declaration> layers = network.layers().stream()
                .map(l -> new Network.Declaration(
                        l.name(),
                        l.operator(),
                        l.inputs().stream()
                                .map(i -> network.layers().get(i).name())
                                .toList()))
                .toList();
        return new Network(network.name(), "", "", new Shape(3, size, size), network.convLayers(), layers);
    }

    private static double middle(List<Double> three) {
        return three.stream().sorted().toList().get(1);
    }

    private NetworkCost cost(Network network, String recording, ToDoubleBiFunction<Layer, Median> execUs) {
        List<LayerCost> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            Layer layer = network.layers().get(i);
            Median median = recordings.get(recording).get(i);
            layers.add(cost(layer, median.loadUs(), execUs.applyAsDouble(layer, median)));
        }
        return whole(network, layers);
    }

    private static LayerCost cost(Layer layer, double loadUs, double execUs) {
        return new LayerCost(
                layer.name(),
                Math.round(loadUs * 1000),
                Math.round(execUs * 1000),
                layer.weightBytes(),
                layer.output().bytes(),
                layer.workspaceBytes());
    }

    private static NetworkCost whole(Network network, List<LayerCost> layers) {
        return withMemory(new NetworkCost(
                network.name(),
                Math.round(DeviceModel.LAPTOP.initNsPerLayer() * layers.size()),
                network.input().bytes(),
                network.convLayers(),
                0,
                1,
                layers));
    }

    private static NetworkCost withMemory(NetworkCost cost) {
        int copies = NEWER_FILES.contains(cost.network()) ? 1 : 3;
        long peak = Math.round(PEAK_MIB.getOrDefault(cost.network(), 0.0) * (1 << 20));
        return new NetworkCost(
                cost.network(), cost.initNs(), cost.initBytes(), cost.convLayers(), peak, copies, cost.layers());
    }
}
