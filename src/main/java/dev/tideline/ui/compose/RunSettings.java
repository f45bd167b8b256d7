package dev.tideline.ui.compose;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.util.Map;

/**
 * How a workload shall be run.
 *
 * @param execWorkers 0: all
 * @param profile name of the device's profile
 */
public record RunSettings(
        long capBytes,
        LoadingPolicy loading,
        String scheduler,
        int workers,
        int parallelism,
        int execWorkers,
        String profile,
        MemoryModel memoryModel,
        long seed) {

    /** The demonstration the first window shows: what the paper recommends, at a cap that hurts. */
    public static RunSettings first(String profile) {
        return new RunSettings(128 * Bytes.MIB, LoadingPolicy.PARTIAL, "MEMA", 2, 2, 0, profile, MemoryModel.IDEAL, 7);
    }

    public RunSettings withCap(long bytes) {
        return new RunSettings(
                bytes, loading, scheduler, workers, parallelism, execWorkers, profile, memoryModel, seed);
    }

    public RunSettings withLoading(LoadingPolicy policy) {
        return new RunSettings(
                capBytes, policy, scheduler, workers, parallelism, execWorkers, profile, memoryModel, seed);
    }

    /** MASA was published with Partial: choosing it sets Partial, which may then be changed. */
    public RunSettings withScheduler(String name) {
        LoadingPolicy policy = name.equals("MASA") && !scheduler.equals("MASA") ? LoadingPolicy.PARTIAL : loading;
        return new RunSettings(capBytes, policy, name, workers, parallelism, execWorkers, profile, memoryModel, seed);
    }

    public RunSettings withWorkers(int count) {
        int executing = Math.min(execWorkers, count);
        return new RunSettings(capBytes, loading, scheduler, count, parallelism, executing, profile, memoryModel, seed);
    }

    public RunSettings withParallelism(int count) {
        return new RunSettings(capBytes, loading, scheduler, workers, count, execWorkers, profile, memoryModel, seed);
    }

    public RunSettings withExecWorkers(int count) {
        return new RunSettings(
                capBytes,
                loading,
                scheduler,
                workers,
                parallelism,
                Math.min(count, workers),
                profile,
                memoryModel,
                seed);
    }

    public RunSettings withProfile(String name) {
        return new RunSettings(
                capBytes, loading, scheduler, workers, parallelism, execWorkers, name, memoryModel, seed);
    }

    public RunSettings withMemoryModel(MemoryModel model) {
        return new RunSettings(capBytes, loading, scheduler, workers, parallelism, execWorkers, profile, model, seed);
    }

    public RunSettings withSeed(long value) {
        return new RunSettings(
                capBytes, loading, scheduler, workers, parallelism, execWorkers, profile, memoryModel, value);
    }

    public Scheduler policy() {
        return Policies.scheduler(scheduler);
    }

    /** Why parallelism has no effect, empty if it has. */
    public String parallelismIgnored() {
        return policy().usesParallelism() ? "" : scheduler + " lets memory decide how many networks are active.";
    }

    /** Why exec workers have no effect, empty if they have. */
    public String execWorkersIgnored() {
        return loading.execWorkersIgnored();
    }

    /** What a run of {@code workload} takes. @throws dev.tideline.workload.InvalidInput if they do not fit together */
    public RunSpec spec(Workload workload, Map<String, Network> networks, Profile device) {
        return new RunSpec(
                workload,
                networks,
                device,
                capBytes,
                loading,
                scheduler,
                workers,
                parallelism,
                loading == LoadingPolicy.PARTIAL ? execWorkers : 0,
                memoryModel,
                seed);
    }
}
