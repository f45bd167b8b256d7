package dev.tideline.cli;

import dev.tideline.engine.Engine;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile;
import dev.tideline.workload.Workload;
import java.util.Map;

/** Everything of a run but the policies and the cap. */
record Prepared(
        Engine engine,
        Workload workload,
        Map<String, Network> networks,
        Profile profile,
        int workers,
        int parallelism,
        int execWorkers,
        MemoryModel memoryModel,
        long seed) {

    /** @param capBytes 0: the device's memory */
    RunSpec spec(LoadingPolicy loading, String scheduler, long capBytes) {
        return new RunSpec(
                workload,
                networks,
                profile,
                capBytes == 0 ? profile.memoryBytes() : capBytes,
                loading,
                scheduler,
                workers,
                parallelism,
                execWorkers,
                memoryModel,
                seed);
    }
}
