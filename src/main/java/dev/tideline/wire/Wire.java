package dev.tideline.wire;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.wire.proto.Proto;
import dev.tideline.workload.Arrivals;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is run, as a message and back. The same info gives the same message, byte for byte. */
public final class Wire {
    /** The number in the first field of every header. */
    public static final int FORMAT = 1;

    private Wire() {}

    public static Proto.RunHeader message(RunInfo info) {
        return Proto.RunHeader.newBuilder()
                .setFormat(FORMAT)
                .setProgramVersion(info.programVersion())
                .setEngine(info.engine())
                .setSpec(message(info.spec()))
                .build();
    }

    /** @throws InvalidInput if the format is newer than this program, or the message is not a run that could be made */
    public static RunInfo info(Proto.RunHeader header) {
        if (header.getFormat() != FORMAT) {
            throw new InvalidInput("format is " + header.getFormat() + ", this program reads " + FORMAT
                    + (header.getFormat() > FORMAT ? "; update Tideline." : "."));
        }
        return new RunInfo(spec(header.getSpec()), header.getEngine(), header.getProgramVersion());
    }

    public static Proto.RunSpec message(RunSpec spec) {
        Proto.RunSpec.Builder message = Proto.RunSpec.newBuilder()
                .setWorkload(workload(spec.workload()))
                .setProfile(message(spec.profile()))
                .setCapBytes(spec.capBytes())
                .setLoading(
                        switch (spec.loading()) {
                            case BULK -> Proto.LoadingPolicy.LOADING_POLICY_BULK;
                            case LINEAR -> Proto.LoadingPolicy.LOADING_POLICY_LINEAR;
                            case DEEPEYE -> Proto.LoadingPolicy.LOADING_POLICY_DEEPEYE;
                            case PARTIAL -> Proto.LoadingPolicy.LOADING_POLICY_PARTIAL;
                        })
                .setScheduler(spec.scheduler())
                .setWorkers(spec.workers())
                .setParallelism(spec.parallelism())
                .setExecWorkers(spec.execWorkers())
                .setMemoryModel(
                        switch (spec.memoryModel()) {
                            case IDEAL -> Proto.MemoryModel.MEMORY_MODEL_IDEAL;
                            case CAFFE -> Proto.MemoryModel.MEMORY_MODEL_CAFFE;
                        })
                .setSeed(spec.seed());
        spec.workload().networks().stream()
                .filter(spec.networks()::containsKey)
                .sorted()
                .forEach(name -> message.addNetworks(
                        NetworkMessages.message(spec.networks().get(name))));
        return message.build();
    }

    /** @throws InvalidInput if it is not a run that could be made */
    public static RunSpec spec(Proto.RunSpec message) {
        try {
            return sound(message);
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            throw new InvalidInput("its header is not consistent: " + e.getMessage(), e);
        }
    }

    private static RunSpec sound(Proto.RunSpec message) {
        Map<String, Network> networks = new LinkedHashMap<>();
        for (Proto.Network network : message.getNetworksList()) {
            networks.put(network.getName(), NetworkMessages.network(network));
        }
        return new RunSpec(
                workload(message.getWorkload()),
                networks,
                profile(message.getProfile()),
                message.getCapBytes(),
                loading(message.getLoading()),
                message.getScheduler(),
                message.getWorkers(),
                message.getParallelism(),
                message.getExecWorkers(),
                memoryModel(message.getMemoryModel()),
                message.getSeed());
    }

    private static LoadingPolicy loading(Proto.LoadingPolicy message) {
        return switch (message) {
            case LOADING_POLICY_BULK -> LoadingPolicy.BULK;
            case LOADING_POLICY_LINEAR -> LoadingPolicy.LINEAR;
            case LOADING_POLICY_DEEPEYE -> LoadingPolicy.DEEPEYE;
            case LOADING_POLICY_PARTIAL -> LoadingPolicy.PARTIAL;
            case LOADING_POLICY_UNSPECIFIED, UNRECOGNIZED -> throw unknown("loading policy");
        };
    }

    private static MemoryModel memoryModel(Proto.MemoryModel message) {
        return switch (message) {
            case MEMORY_MODEL_IDEAL -> MemoryModel.IDEAL;
            case MEMORY_MODEL_CAFFE -> MemoryModel.CAFFE;
            case MEMORY_MODEL_UNSPECIFIED, UNRECOGNIZED -> throw unknown("memory model");
        };
    }

    private static Proto.Workload workload(Workload workload) {
        Proto.Workload.Builder message =
                Proto.Workload.newBuilder().setName(workload.name()).setDescription(workload.description());
        for (Request request : workload.requests()) {
            message.addRequestsBuilder()
                    .setArrivalNs(request.arrivalNs())
                    .addAllNetworks(request.networks())
                    .setImages(request.images())
                    .setImage(request.image());
        }
        for (Arrivals arrivals : workload.arrivals()) {
            message.addArrivalsBuilder()
                    .setProcess(
                            Proto.Arrivals.Process.forNumber(arrivals.process().ordinal() + 1))
                    .setCount(arrivals.count())
                    .setMeanGapNs(arrivals.meanGapNs())
                    .setSigmaNs(arrivals.sigmaNs())
                    .addAllNetworks(arrivals.networks())
                    .setChooseOne(arrivals.chooseOne())
                    .setImages(arrivals.images())
                    .setImage(arrivals.image());
        }
        return message.build();
    }

    private static Workload workload(Proto.Workload message) {
        List<Request> requests = new ArrayList<>();
        for (Proto.Request r : message.getRequestsList()) {
            requests.add(new Request(r.getArrivalNs(), r.getNetworksList(), r.getImages(), r.getImage()));
        }
        List<Arrivals> arrivals = new ArrayList<>();
        for (Proto.Arrivals a : message.getArrivalsList()) {
            arrivals.add(new Arrivals(
                    constant(Arrivals.Process.values(), a.getProcessValue(), "arrival process"),
                    a.getCount(),
                    a.getMeanGapNs(),
                    a.getSigmaNs(),
                    a.getNetworksList(),
                    a.getChooseOne(),
                    a.getImages(),
                    a.getImage()));
        }
        return new Workload(message.getName(), message.getDescription(), requests, arrivals);
    }

    public static Proto.Profile message(Profile profile) {
        Proto.Profile.Builder message = Proto.Profile.newBuilder()
                .setName(profile.name())
                .setDevice(profile.device())
                .setProvenance(
                        Proto.Profile.Provenance.forNumber(profile.provenance().ordinal() + 1))
                .setSource(profile.source())
                .setMemoryBytes(profile.memoryBytes())
                .setBaseBytes(profile.baseBytes())
                .setDispatchNs(profile.dispatchNs())
                .setComputeContention(profile.contention().compute())
                .setStorageContention(profile.contention().storage())
                .setMixedContention(profile.contention().mixed())
                .setSwapReadBytesPerSecond(profile.swap().readBytesPerSecond())
                .setSwapWriteBytesPerSecond(profile.swap().writeBytesPerSecond())
                .setSwapContention(profile.swap().contention())
                .setPollNs(profile.pollNs());
        profile.networks().values().forEach(cost -> message.addNetworks(cost(cost)));
        return message.build();
    }

    /** @throws InvalidInput if it is not a profile that could be measured */
    public static Profile profile(Proto.Profile message) {
        Map<String, NetworkCost> costs = new LinkedHashMap<>();
        message.getNetworksList().forEach(cost -> costs.put(cost.getNetwork(), cost(cost)));
        return new Profile(
                message.getName(),
                message.getDevice(),
                constant(Profile.Provenance.values(), message.getProvenanceValue(), "provenance"),
                message.getSource(),
                message.getMemoryBytes(),
                message.getBaseBytes(),
                message.getDispatchNs(),
                message.getPollNs(),
                new Profile.Contention(
                        message.getComputeContention(), message.getStorageContention(), message.getMixedContention()),
                swap(message),
                costs);
    }

    private static Profile.Swap swap(Proto.Profile message) {
        return new Profile.Swap(
                message.getSwapReadBytesPerSecond(),
                message.getSwapWriteBytesPerSecond(),
                message.hasSwapContention() ? message.getSwapContention() : 1);
    }

    private static Proto.NetworkCost cost(NetworkCost cost) {
        Proto.NetworkCost.Builder message = Proto.NetworkCost.newBuilder()
                .setNetwork(cost.network())
                .setInitNs(cost.initNs())
                .setInitBytes(cost.initBytes())
                .setConvLayers(cost.convLayers())
                .setPeakBytes(cost.peakBytes())
                .setLoadCopies(cost.loadCopies());
        boolean spread = cost.layers().stream().anyMatch(l -> l.loadSpreadNs() > 0 || l.execSpreadNs() > 0);
        for (LayerCost layer : cost.layers()) {
            message.addLayer(layer.name())
                    .addLoadNs(layer.loadNs())
                    .addExecNs(layer.execNs())
                    .addWeightBytes(layer.weightBytes())
                    .addOutputBytes(layer.outputBytes())
                    .addWorkspaceBytes(layer.workspaceBytes());
            if (spread) {
                message.addLoadSpreadNs(layer.loadSpreadNs()).addExecSpreadNs(layer.execSpreadNs());
            }
        }
        return message.build();
    }

    private static NetworkCost cost(Proto.NetworkCost message) {
        List<LayerCost> layers = new ArrayList<>();
        boolean spread = message.getLoadSpreadNsCount() > 0;
        for (int i = 0; i < message.getLayerCount(); i++) {
            layers.add(new LayerCost(
                    message.getLayer(i),
                    message.getLoadNs(i),
                    message.getExecNs(i),
                    message.getWeightBytes(i),
                    message.getOutputBytes(i),
                    message.getWorkspaceBytes(i),
                    spread ? message.getLoadSpreadNs(i) : 0,
                    spread ? message.getExecSpreadNs(i) : 0));
        }
        return new NetworkCost(
                message.getNetwork(),
                message.getInitNs(),
                message.getInitBytes(),
                message.getConvLayers(),
                message.getPeakBytes(),
                message.getLoadCopies(),
                layers);
    }

    public static Proto.Network message(Network network) {
        return NetworkMessages.message(network);
    }

    /** @throws InvalidInput if it is not a network */
    public static Network network(Proto.Network message) {
        return NetworkMessages.network(message);
    }

    /** The constants of an enum are numbered from 1 in the proto file, in their order; 0 is unspecified. */
    static <T> T constant(T[] constants, int number, String what) {
        if (number < 1 || number > constants.length) {
            throw unknown(what);
        }
        return constants[number - 1];
    }

    private static InvalidInput unknown(String what) {
        return new InvalidInput("it names a " + what + " that this program does not know.");
    }
}
