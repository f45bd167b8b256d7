package dev.tideline.engine.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** What Linux's C library tells of this process and thread. Any thread. */
final class Libc {
    /** Where the kernel does not count, nothing is measured. */
    static final boolean AVAILABLE = Platform.isLinux() && Platform.is64Bit();

    private static final int THREAD_CPU_CLOCK = 3;
    private static final int SELF = 0;
    private static final int THREAD = 1;
    /** struct rusage: two times of two words each, then counters. */
    private static final int RUSAGE_WORDS = 18;

    private static final int MAJOR_FAULTS = 9;

    static {
        if (AVAILABLE) {
            Native.register(Libc.class, "c");
        }
    }

    private Libc() {}

    private static native int getrusage(int who, long[] usage);

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

    /** Page faults of the calling thread that read from disk. */
    static long threadMajorFaults() {
        return majorFaults(THREAD);
    }

    /** Page faults of the process that read from disk. */
    static long majorFaults() {
        return majorFaults(SELF);
    }

    private static long majorFaults(int who) {
        if (!AVAILABLE) {
            return 0;
        }
        long[] usage = new long[RUSAGE_WORDS];
        getrusage(who, usage);
        return usage[MAJOR_FAULTS];
    }
}
