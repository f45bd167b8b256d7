package dev.tideline.io;

import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How {@code profiles/recorded-memory-limits.json} follows from EdgeCaffe's recordings: unscaled, as they were run. */
final class RecordedMemoryLimits {
    static final String SOURCE = "For ./tideline fit: what EdgeCaffe (github.com/bacox/edgecaffe at a450b96) ran under"
            + " memory limits in April 2020. Loads and executions: medians of 51 recordings for each layer"
            + " (analysis/profile-networks.zip), of AgeNet on one image, GenderNet on ten at once, FaceNet on images"
            + " enlarged to 1275, 1340 and 2520 pixels; convolutions and fully connected layers divided by 3.2: the scripts"
            + " of the runs under limits set two OpenBLAS threads (RunAllModes.sh, RunConstrained.sh), that of single layers"
            + " set none (RunBatch.sh). ReLU and Dropout write into their input blob. dispatchNs, pollNs: a worker sleeps 1 ms after"
            + " each task, the orchestrator looks for ready tasks each 1 ms (Worker.cpp, Orchestrator.cpp). initNs: not"
            + " recorded, memory filled at 1 GB/s. baseBytes, loadCopies: as recorded-laptop. Fitted to the twelve recorded"
            + " makespans (4 policies x 4G, 1G, 256M): the divisor 3.2 (two at 4G with one worker), contention 0.45 (two at"
            + " 4G with two workers), swap 85 MB/s with contention 0.6 (eight at 1G and 256M): two tasks that page"
            + " together do so a quarter faster than one, which waits for each page it touches. Of 0.5 to 0.7, which fit"
            + " about equally, 0.6 agrees best with Table 3 of the MEMA paper.";

    private static final double FASTER_BLAS = 3.2;
    private static final long MILLISECOND = 1_000_000;
    private static final double CONTENTION = 0.45;
    private static final Swap SWAP = new Swap(85_000_000, 85_000_000, 0.6);
    private static final int BATCH = 10;

    private final Map<String, Network> networks = Catalog.shipped().networks();
    private final Map<String, List<RecordedLaptop.Median>> recordings = RecordedLaptop.recordings();

    Profile profile() {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        costs.put("AgeNet", cost("AgeNet", networks.get("AgeNet"), 1, 3));
        costs.put("GenderNet", cost("GenderNet", networks.get("GenderNet"), BATCH, 3));
        for (int size : RecordedLaptop.SIZES) {
            String name = "FaceNet@" + size;
            costs.put(name, cost(name, RecordedLaptop.enlarged(networks.get("FaceNet"), size), 1, 1));
        }
        return new Profile(
                "recorded-memory-limits",
                "EdgeCaffe authors' laptop, under memory limits",
                Provenance.RECORDED,
                SOURCE,
                16L << 30,
                5_107_000,
                MILLISECOND,
                MILLISECOND,
                new Profile.Contention(CONTENTION, CONTENTION),
                SWAP,
                costs);
    }

    private NetworkCost cost(String recording, Network network, int batch, int loadCopies) {
        List<LayerCost> layers = new ArrayList<>();
        for (int i = 0; i < network.layers().size(); i++) {
            layers.add(cost(network.layers().get(i), recordings.get(recording).get(i), batch));
        }
        return new NetworkCost(
                recording,
                network.weightBytes(),
                batch * network.input().bytes(),
                network.convLayers(),
                0,
                loadCopies,
                layers);
    }

    private static LayerCost cost(Layer layer, RecordedLaptop.Median median, int batch) {
        boolean inPlace = layer.operator() instanceof Operator.Relu || layer.operator() instanceof Operator.Dropout;
        return new LayerCost(
                layer.name(),
                Math.round(median.loadUs() * 1000),
                Math.round(median.execUs() * 1000 / (layer.macs() > 0 ? FASTER_BLAS : 1)),
                layer.weightBytes(),
                inPlace ? 0 : batch * layer.output().bytes(),
                layer.workspaceBytes());
    }
}
