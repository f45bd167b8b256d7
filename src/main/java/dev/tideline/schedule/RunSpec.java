package dev.tideline.schedule;

import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.util.HashMap;
import java.util.Map;

/**
 * Everything that decides a run; the same spec gives the same simulated trace, byte for byte.
 *
 * @param networks the models of the workload's networks; one without a model is synthetic (a chain, simulator only)
 * @param profile costs of the workload's networks, and only of those
 * @param capBytes memory cap including the device's base
 * @param parallelism how many jobs may be active at once, where the scheduler uses it
 * @param execWorkers the first so many workers execute, the others only load (Runhaar's restriction of Partial); 0: all
 *     execute. Ignored under other loading policies
 */
public record RunSpec(
        Workload workload,
        Map<String, Network> networks,
        Profile profile,
        long capBytes,
        LoadingPolicy loading,
        String scheduler,
        int workers,
        int parallelism,
        int execWorkers,
        MemoryModel memoryModel,
        long seed) {
    public static final int MOST_WORKERS = 256;

    public RunSpec {
        networks = new HashMap<>(networks);
        networks.keySet().retainAll(workload.networks());
        networks = Map.copyOf(networks);
        scheduler = Policies.scheduler(scheduler).name();
        if (workers < 1 || workers > MOST_WORKERS) {
            throw new InvalidInput("workers is " + workers + "; it must be from 1 to " + MOST_WORKERS + ".");
        }
        if (parallelism < 1) {
            throw new InvalidInput("parallel is " + parallelism + "; at least one network must be active.");
        }
        if (execWorkers < 0 || execWorkers > workers) {
            throw new InvalidInput("exec-workers is " + execWorkers + "; it must be from 1 to the " + workers
                    + " workers, or 0 for all.");
        }
        if (capBytes <= profile.baseBytes()) {
            throw new InvalidInput("The cap of " + Bytes.human(capBytes) + " leaves nothing beside the "
                    + Bytes.human(profile.baseBytes()) + " that " + profile.device()
                    + " holds before the first layer; raise it.");
        }
        profile = profile.only(workload.networks());
        for (String name : workload.networks()) {
            plan(name, profile, networks);
        }
    }

    private static NetworkPlan plan(String name, Profile profile, Map<String, Network> networks) {
        Network network = networks.get(name);
        if (network == null) {
            return NetworkPlan.chain(profile.cost(name));
        }
        try {
            return NetworkPlan.of(profile.cost(name), network);
        } catch (InvalidInput e) {
            throw e.at("Profile " + profile.name());
        }
    }

    /** M: what networks may hold, in bytes. */
    public long availableBytes() {
        return capBytes - profile.baseBytes();
    }

    /** M with what it is: "251 MiB (cap less the device's 4.87 MiB)". */
    public String availableInWords() {
        String available = Bytes.human(availableBytes());
        return profile.baseBytes() == 0
                ? available
                : available + " (cap less the device's " + Bytes.human(profile.baseBytes()) + ")";
    }

    /** The task graph of each network of the workload, by name. */
    public Map<String, TaskGraph> graphs() {
        Map<String, TaskGraph> graphs = new HashMap<>();
        for (String name : workload.networks()) {
            graphs.put(name, new TaskGraph(plan(name, profile, networks), loading, memoryModel));
        }
        return graphs;
    }

    /** Which of these settings has no effect under this policy, in a sentence; empty if all have. */
    public String ignored() {
        return execWorkers == 0 || loading.execWorkersIgnored().isEmpty()
                ? ""
                : "exec-workers " + execWorkers + " has no effect: " + loading.execWorkersIgnored();
    }

    /** Whether a worker takes Execs. */
    public boolean executes(int worker) {
        return loading != LoadingPolicy.PARTIAL || execWorkers == 0 || worker < execWorkers;
    }

    /** The lane whose tasks a worker takes, -1 if it takes any. */
    public int laneOf(int worker) {
        return loading.hasLanes() && workers > 1 ? worker % 2 : -1;
    }

    /** This run of another workload on the same device, whose profile has to know its networks. */
    public RunSpec withWorkload(Workload other) {
        return with(other, profile, capBytes, loading, scheduler, workers, execWorkers, memoryModel);
    }

    /** The same run, expected to cost what this profile says. */
    public RunSpec withProfile(Profile costs) {
        return with(workload, costs, capBytes, loading, scheduler, workers, execWorkers, memoryModel);
    }

    public RunSpec withCap(long bytes) {
        return with(workload, profile, bytes, loading, scheduler, workers, execWorkers, memoryModel);
    }

    public RunSpec withPolicies(LoadingPolicy policy, String name) {
        return with(workload, profile, capBytes, policy, name, workers, execWorkers, memoryModel);
    }

    /** All of them execute. */
    public RunSpec withWorkers(int count) {
        return with(workload, profile, capBytes, loading, scheduler, count, 0, memoryModel);
    }

    public RunSpec withMemoryModel(MemoryModel model) {
        return with(workload, profile, capBytes, loading, scheduler, workers, execWorkers, model);
    }

    /** The one place that copies what none of these changes. */
    private RunSpec with(
            Workload work,
            Profile costs,
            long cap,
            LoadingPolicy policy,
            String name,
            int count,
            int executing,
            MemoryModel model) {
        return new RunSpec(work, networks, costs, cap, policy, name, count, parallelism, executing, model, seed);
    }

    /** "Partial + MEMA, cap 256M": a run's short name. */
    public String title() {
        return loading.title() + " + " + scheduler + ", cap " + Bytes.exact(capBytes);
    }
}
