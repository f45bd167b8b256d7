package dev.tideline.engine.limit;

import java.io.IOException;
import java.util.List;

/**
 * A memory-limited control group around one child process. Made without a limit; use it in this order: {@link #enter},
 * start the command, {@link #limit}, {@link #counters} as often as wanted, {@link #close}. Any thread, one at a time.
 */
public interface MemoryGroup extends AutoCloseable {
    /** "cgroup v2": who enforces, as people name it. */
    String title();

    /** The command that starts this command inside the group, in the same process and with the same pid. */
    List<String> enter(List<String> command);

    /** Finds the group of a process that was started by {@link #enter} and is known to run. */
    void entered(long pid) throws IOException;

    /**
     * Limits RAM; swap beyond that is as large as the system's.
     *
     * @return the limit as the system reads it back: rounded to pages, in bytes
     * @throws IOException if the system refuses, for example because more is in use and cannot be reclaimed
     */
    long limit(long bytes) throws IOException;

    /** What the group counts now; all 0 before it is entered. @throws IOException also if the system has removed it */
    GroupCounters counters() throws IOException;

    /** Kills what still runs inside and removes the group; does nothing the second time. */
    @Override
    void close();
}
