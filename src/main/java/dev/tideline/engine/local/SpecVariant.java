package dev.tideline.engine.local;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run of some of a spec's networks on the same device, asked for in another way. */
final class SpecVariant {
    private SpecVariant() {}

    static RunSpec of(RunSpec spec, LoadingPolicy loading, String scheduler, int workers, Request request) {
        return new RunSpec(
                new Workload(spec.workload().name(), "", List.of(request), List.of()),
                spec.networks().entrySet().stream()
                        .filter(e -> request.networks().contains(e.getKey()))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)),
                spec.profile(),
                spec.capBytes(),
                loading,
                scheduler,
                workers,
                spec.parallelism(),
                0,
                spec.memoryModel(),
                spec.seed());
    }
}
