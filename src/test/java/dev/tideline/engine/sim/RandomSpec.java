package dev.tideline.engine.sim;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Arrivals.Process;
import dev.tideline.workload.Network;
import dev.tideline.workload.Network.Declaration;
import dev.tideline.workload.Operator;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Profile.Provenance;
import dev.tideline.workload.Profile.Swap;
import dev.tideline.workload.Request;
import dev.tideline.workload.Shape;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small runs made to be awkward: ties, zeros, branches, crowded instants, caps that fit nothing. The seed says all. */
final class RandomSpec {
    private final Random random;
    private final int longest;
    private final int largest;

    private RandomSpec(long seed) {
        random = new Random(seed);
        longest = random.nextBoolean() ? 3 : 40;
        largest = random.nextBoolean() ? 3 : 50;
    }

    /** Without contention: start and finish times are exact. */
    static RunSpec exact(long seed) {
        return new RandomSpec(seed).spec(0, 0);
    }

    static RunSpec contended(long seed) {
        RandomSpec some = new RandomSpec(seed);
        double[] g = {0, 0.25, 0.4, 0.45, 0.5, 1, 1.7};
        return some.spec(g[some.below(g.length)], g[some.below(g.length)]);
    }

    /** A load of many seconds that hundreds of short ones slow down: what rounding loses adds up. */
    static RunSpec longAmongShort(long seed) {
        Random random = new Random(seed);
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        costs.put("Long", loadOnly("Long", 3_000_000_000L + random.nextInt(1_000_000_000)));
        costs.put("Short", loadOnly("Short", 1_000_000 + random.nextInt(4_000_000)));
        Arrivals shorts =
                new Arrivals(Process.POISSON, 300, 12_000_000, 0, List.of("Short"), false, 1 + random.nextInt(3), "");
        Workload workload = new Workload("crowd", "", List.of(new Request(0, List.of("Long"), 1, "")), List.of(shorts));
        Profile profile =
                new Profile("crowd", "Crowd", Provenance.MODELLED, "drawn", 1 << 30, 0, 0, 0, 1, Swap.NONE, costs);
        return new RunSpec(
                workload, Map.of(), profile, 100, LoadingPolicy.LINEAR, "FCFS", 4, 9, 0, MemoryModel.IDEAL, seed);
    }

    private static NetworkCost loadOnly(String name, long loadNs) {
        return new NetworkCost(name, 0, 0, 1, 0, 1, List.of(new LayerCost("layer", loadNs, 0, 1, 1, 0)));
    }

    /** The same workload on the same profile, scheduled otherwise. */
    static RunSpec otherwise(RunSpec spec, LoadingPolicy loading, String scheduler) {
        return spec.withPolicies(loading, scheduler);
    }

    private int below(int bound) {
        return random.nextInt(bound);
    }

    private boolean oneIn(int n) {
        return below(n) == 0;
    }

    private long time() {
        return oneIn(4) ? 0 : below(longest + 1);
    }

    private long bytes() {
        return oneIn(4) ? 0 : below(largest + 1);
    }

    private RunSpec spec(double computeContention, double storageContention) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        Map<String, Network> models = new LinkedHashMap<>();
        for (String name : List.of("A", "B", "C", "D").subList(0, 1 + below(4))) {
            int layers = 1 + below(8);
            costs.put(name, cost(name, layers));
            if (oneIn(2)) {
                models.put(name, model(name, layers, costs.get(name).convLayers()));
            }
        }
        long base = oneIn(2) ? 0 : 1 + below(20);
        long free = 1 + (oneIn(2) ? below(5 * largest) : oneIn(2) ? 1_000_000 : below(20));
        Profile profile = new Profile(
                "random",
                "Random",
                Provenance.MODELLED,
                "drawn",
                1 << 30,
                base,
                oneIn(3) ? below(4) : 0,
                computeContention,
                storageContention,
                Swap.NONE,
                costs);
        int workers = 1 + below(5);
        LoadingPolicy loading = LoadingPolicy.values()[below(4)];
        return new RunSpec(
                workload(List.copyOf(costs.keySet())),
                models,
                profile,
                base + free,
                loading,
                List.of("FCFS", "SJF", "LJF", "MEMA", "MASA").get(below(5)),
                workers,
                1 + below(4),
                oneIn(3) ? 1 + below(workers) : 0,
                oneIn(4) ? MemoryModel.CAFFE : MemoryModel.IDEAL,
                below(1000));
    }

    private NetworkCost cost(String name, int layers) {
        List<LayerCost> costs = new ArrayList<>();
        for (int i = 0; i < layers; i++) {
            costs.add(new LayerCost("layer" + i, time(), time(), bytes(), bytes(), oneIn(2) ? 0 : bytes()));
        }
        long peak = oneIn(2) ? 0 : 1 + below(4 * largest);
        return new NetworkCost(name, time(), bytes(), below(layers + 1), peak, oneIn(2) ? 1 : 3, costs);
    }

    /** A graph of its own: each layer reads one to three earlier ones, so that outputs have none or several readers. */
    private Network model(String name, int layers, int convLayers) {
        List<Declaration> declarations = new ArrayList<>();
        declarations.add(new Declaration("layer0", new Operator.Input(), List.of()));
        for (int i = 1; i < layers; i++) {
            List<String> inputs = new ArrayList<>();
            int readers = oneIn(3) ? 1 + below(3) : 1;
            while (inputs.size() < readers) {
                inputs.add("layer" + (oneIn(2) ? i - 1 : below(i)));
            }
            Operator operator = readers > 1
                    ? new Operator.Concat()
                    : oneIn(2) ? new Operator.Split() : new Operator.Convolution(2, 1, 1, 0, 1, true);
            declarations.add(new Declaration("layer" + i, operator, inputs));
        }
        return new Network(name, name, "drawn", new Shape(1, 2, 2), convLayers, declarations);
    }

    private Workload workload(List<String> known) {
        List<Request> requests = new ArrayList<>();
        for (int i = below(4); i > 0; i--) {
            requests.add(new Request(below(3) * time(), some(known), 1 + below(2), ""));
        }
        List<Arrivals> arrivals = new ArrayList<>();
        for (int i = requests.isEmpty() ? 1 + below(2) : below(3); i > 0; i--) {
            Process process = Process.values()[below(Process.values().length)];
            arrivals.add(
                    new Arrivals(process, 1 + below(3), 1 + time(), time(), some(known), oneIn(3), 1 + below(2), ""));
        }
        return new Workload("random", "", requests, arrivals);
    }

    private List<String> some(List<String> known) {
        List<String> names = new ArrayList<>();
        for (int i = 1 + below(3); i > 0; i--) {
            names.add(known.get(below(known.size())));
        }
        return names;
    }
}
