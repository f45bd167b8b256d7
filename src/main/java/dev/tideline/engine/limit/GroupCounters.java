package dev.tideline.engine.limit;

/**
 * What a control group has counted since it was made; 0 where its version does not count.
 *
 * @param usageBytes RAM that is charged now: anonymous pages, cached pages of files, page tables
 * @param anonymousBytes of these, what could only be swapped out
 * @param kernelBytes of these, what the kernel needs for the group's processes (page tables, stacks)
 * @param swapBytes in swap now
 * @param majorFaults page faults that read from disk
 * @param stalledNs how long at least one task waited for memory (pressure stall information, "some"); version 2 only
 * @param oomKills processes that the kernel killed because the limit left no other way
 */
public record GroupCounters(
        long usageBytes,
        long anonymousBytes,
        long kernelBytes,
        long swapBytes,
        long majorFaults,
        long stalledNs,
        long oomKills) {
    /** Before anything has been counted, or where nothing is. */
    public static final GroupCounters NONE = new GroupCounters(0, 0, 0, 0, 0, 0, 0);
}
