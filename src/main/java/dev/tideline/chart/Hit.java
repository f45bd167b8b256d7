package dev.tideline.chart;

/** What lies under a point of the chart. Times are nanoseconds since the run began. */
public sealed interface Hit {
    long timeNs();

    /** @param span index in the trace's spans */
    record Task(long timeNs, int span) implements Hit {}

    /** @param idle index of the trace's idle moment that explains it, -1 if the worker simply had nothing to do */
    record Idle(long timeNs, int worker, int idle) implements Hit {}

    /** A job's lane, beside its tasks. */
    record Job(long timeNs, int job) implements Hit {}

    record Memory(long timeNs) implements Hit {}

    record Queue(long timeNs) implements Hit {}

    /** The time axis, where a drag selects a range. */
    record Axis(long timeNs) implements Hit {}
}
