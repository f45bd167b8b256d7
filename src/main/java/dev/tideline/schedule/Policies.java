package dev.tideline.schedule;

import dev.tideline.workload.Lookup;
import java.util.List;
import java.util.function.Supplier;

/** Every scheduler there is. A new one is a class and a line here; workbench, command line and tests find it by itself. */
public final class Policies {
    private static final List<Supplier<Scheduler>> SCHEDULERS =
            List.of(Fcfs::new, Sjf::new, Ljf::new, Mema::new, Masa::new);

    private Policies() {}

    /** One fresh instance of each, to read names and sentences from. */
    public static List<Scheduler> schedulers() {
        return SCHEDULERS.stream().map(Supplier::get).toList();
    }

    /** A fresh scheduler for one run. @throws dev.tideline.workload.InvalidInput naming the nearest scheduler */
    public static Scheduler scheduler(String name) {
        return Lookup.typed("scheduler", name, schedulers(), Scheduler::name);
    }
}
