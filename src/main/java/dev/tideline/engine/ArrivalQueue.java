package dev.tideline.engine;

import dev.tideline.workload.Request;
import dev.tideline.workload.Workload;
import java.util.List;

/** The requests of a run in the order they come; those of back-to-back processes come when the dispatcher is idle. */
public final class ArrivalQueue {
    /** No request with a known time is left. */
    public static final long NEVER = Long.MAX_VALUE;

    private final List<Request> timeline;
    private final List<Request> backToBack;
    private int nextTimed;
    private int nextBackToBack;

    public ArrivalQueue(Workload workload, long seed) {
        this.timeline = workload.timeline(seed);
        this.backToBack = workload.backToBack(seed);
    }

    /** When the next timed request comes, in nanoseconds since the run began. */
    public long nextNs() {
        return nextTimed < timeline.size() ? timeline.get(nextTimed).arrivalNs() : NEVER;
    }

    /** Hands all requests that are due to the dispatcher, after the finishes of this instant. */
    public void arrive(Dispatcher dispatcher, long nowNs) {
        while (nextNs() <= nowNs) {
            dispatcher.arrive(timeline.get(nextTimed++), nowNs);
        }
        if (dispatcher.isIdle() && nextBackToBack < backToBack.size()) {
            dispatcher.arrive(backToBack.get(nextBackToBack++), nowNs);
        }
    }

    public boolean isEmpty() {
        return nextTimed == timeline.size() && nextBackToBack == backToBack.size();
    }
}
