package dev.tideline.schedule;

/** What a scheduler may look at when it admits: read only, true at the moment it is asked. */
public interface Situation {
    long nowNs();

    /** U: bytes promised to started tasks. */
    long promisedBytes();

    /** M: what networks may hold, the cap without the device's base. */
    long availableBytes();

    /** Jobs activated and not ended. */
    int activeJobs();

    /** How many jobs may be active at once. */
    int parallelism();

    /** Tasks on all workers. */
    int runningTasks();
}
