package dev.tideline.wire;

import dev.tideline.trace.RunEvent;

/** What differences refer to within a batch; writer and reader keep it in step. All 0 at the start of a batch. */
final class Previous {
    long timeNs;
    int task;
    int job;
    int candidate;
    long promisedBytes;
    long availableBytes;
    long residentBytes;
    long swappedBytes;
    long majorFaults;
    RunEvent.Group group = new RunEvent.Group(0, 0, 0, 0, 0, 0);
}
