package dev.tideline.ui.timeline;

/** What is selected in a {@link TimelinePane}. */
public sealed interface Selection {
    Selection NOTHING = new Nothing();

    record Nothing() implements Selection {}

    /** @param span index in {@link dev.tideline.trace.Spans} */
    record OfTask(int span) implements Selection {}

    /** A moment at which a worker had nothing to do. */
    record OfIdle(int worker, long timeNs) implements Selection {}

    /** A stretch of the time axis. */
    record OfRange(long fromNs, long toNs) implements Selection {}
}
