package dev.tideline.engine.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.nio.file.Path;

/** What Linux's C library tells of this thread, and does to the page cache. Any thread. */
final class Libc {
    /** Where the kernel does not count, nothing is measured. */
    static final boolean AVAILABLE = Platform.isLinux() && Platform.is64Bit();

    private static final int THREAD_CPU_CLOCK = 3;
    private static final int THREAD = 1;
    private static final int SCHED_IDLE = 5;
    /** struct rusage: two times of two words each, then counters. */
    private static final int RUSAGE_WORDS = 18;

    private static final int MAJOR_FAULTS = 9;
    private static final int READ_ONLY = 0;
    private static final int CLOSE_ON_EXEC = 0x80000;
    private static final int DONT_NEED = 4;

    static {
        if (AVAILABLE) {
            Native.register(Libc.class, "c");
        }
    }

    private Libc() {}

    private static native int getrusage(int who, long[] usage);

    private static native int open(String path, int flags);

    private static native int posix_fadvise(int file, long offset, long length, int advice);

    private static native int close(int file);

    private static native int sched_setscheduler(int thread, int policy, int[] priority);

    private static native int clock_gettime(int clock, long[] secondsAndNanoseconds);

    /** Processor time of the calling thread in nanoseconds; the clock, since getrusage only counts in ticks. */
    static long threadCpuNs() {
        if (!AVAILABLE) {
            return 0;
        }
        long[] time = new long[2];
        clock_gettime(THREAD_CPU_CLOCK, time);
        return time[0] * 1_000_000_000 + time[1];
    }

    /**
     * Lets a thread of this process run only where a processor would be idle otherwise; without privileges that cannot be
     * taken back. A niceness of 19 is not enough: a thread that was nice still kept what woke up beside it waiting to the
     * end of its slice.
     *
     * @param thread the kernel's number of it
     */
    static void giveWay(int thread) {
        sched_setscheduler(thread, SCHED_IDLE, new int[] {0});
    }

    /** Page faults of the calling thread that read from disk. */
    static long threadMajorFaults() {
        if (!AVAILABLE) {
            return 0;
        }
        long[] usage = new long[RUSAGE_WORDS];
        getrusage(THREAD, usage);
        return usage[MAJOR_FAULTS];
    }

    /** Drops the clean pages of a file from the page cache, so that reading it goes to the disk; 0 to all its bytes. */
    static void dropFromCache(Path file) {
        int descriptor = open(file.toString(), READ_ONLY | CLOSE_ON_EXEC);
        if (descriptor >= 0) {
            posix_fadvise(descriptor, 0, 0, DONT_NEED);
            close(descriptor);
        }
    }
}
