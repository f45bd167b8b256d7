package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Profile.NetworkCost;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;

/** What is run in tests of agents. */
final class Specs {
    private static final NetworkCost C =
            Tiny.network("C", 3, 40, 1, Tiny.layer(5, 1, 250, 30, 10), Tiny.layer(1, 7, 0, 60, 0));
    private static final NetworkCost D = Tiny.network("D", 0, 5, 1, Tiny.layer(9, 2, 400, 10, 0));

    private Specs() {}

    /** Three networks under a cap that two of them fill. */
    static RunSpec jobs(String name, int images, LoadingPolicy loading, String scheduler) {
        Workload workload =
                new Workload(name, "", List.of(new Request(0, List.of("AB", "C", "D"), images, "")), List.of());
        return Tiny.spec(workload, Tiny.profile(Tiny.AB, C, D), 700, loading, scheduler, 2, 2);
    }

    /** About so many events. */
    static RunSpec events(String name, int events) {
        return jobs(name, Math.max(1, events / 60), LoadingPolicy.PARTIAL, "MEMA");
    }
}
