package dev.tideline.engine.local;

import dev.tideline.schedule.TaskKind;

/**
 * How much of a task's time went into paging, from the kernel's counters for its thread. A task that had major faults
 * and is no Load was not computing because pages were read back: that time is its paging. A Load waits for its file as
 * well, which cannot be told apart, so only its pages are counted. On systems without these counters all is 0. Used by
 * one thread.
 */
final class PagingMeter {
    private static final long PAGE = 4096;

    private final long faultsBefore = Libc.threadMajorFaults();
    private final long cpuBefore = Libc.threadCpuNs();

    /** @param inBytes at least; the kernel may read neighbours along */
    record Paging(long ns, long inBytes) {
        static final Paging NONE = new Paging(0, 0);
    }

    Paging stop(TaskKind kind, long tookNs) {
        long faults = Libc.threadMajorFaults() - faultsBefore;
        if (faults == 0) {
            return Paging.NONE;
        }
        long waited = Math.max(0, tookNs - (Libc.threadCpuNs() - cpuBefore));
        return new Paging(kind == TaskKind.LOAD ? 0 : waited, faults * PAGE);
    }
}
