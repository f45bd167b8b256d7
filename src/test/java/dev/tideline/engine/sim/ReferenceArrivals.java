package dev.tideline.engine.sim;

import dev.tideline.workload.Arrivals;
import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.ArrayList;
import java.util.List;

/** When requests come, from the rules: "listed requests are numbered before generated ones of the same instant". */
final class ReferenceArrivals {
    private ReferenceArrivals() {}

    static List<Request> timed(Workload workload, long seed) {
        List<Request> all = new ArrayList<>(workload.requests());
        for (int i = 0; i < workload.arrivals().size(); i++) {
            Arrivals process = workload.arrivals().get(i);
            if (process.process() != Arrivals.Process.BACK_TO_BACK) {
                all.addAll(generated(process, Workload.seedOf(seed, i)));
            }
        }
        List<Request> ordered = new ArrayList<>();
        while (!all.isEmpty()) {
            long earliest = all.stream().mapToLong(Request::arrivalNs).min().orElseThrow();
            all.stream().filter(r -> r.arrivalNs() == earliest).forEach(ordered::add);
            all.removeIf(r -> r.arrivalNs() == earliest);
        }
        return ordered;
    }

    static List<Request> whenIdle(Workload workload, long seed) {
        List<Request> all = new ArrayList<>();
        for (int i = 0; i < workload.arrivals().size(); i++) {
            Arrivals process = workload.arrivals().get(i);
            if (process.process() == Arrivals.Process.BACK_TO_BACK) {
                all.addAll(generated(process, Workload.seedOf(seed, i)));
            }
        }
        return all;
    }

    /** "Batch (all at 0), periodic"; what is drawn at random cannot be said twice and is taken from the product. */
    private static List<Request> generated(Arrivals a, long seed) {
        boolean drawn = a.chooseOne()
                || a.process() == Arrivals.Process.POISSON
                || a.process() == Arrivals.Process.NORMAL
                || a.process() == Arrivals.Process.BURSTY;
        if (drawn) {
            return a.requests(seed);
        }
        long gap = a.process() == Arrivals.Process.PERIODIC ? a.meanGapNs() : 0;
        List<Request> requests = new ArrayList<>();
        for (int i = 0; i < a.count(); i++) {
            requests.add(new Request(i * gap, a.networks(), a.images(), a.image()));
        }
        return requests;
    }
}
