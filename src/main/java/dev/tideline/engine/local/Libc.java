package dev.tideline.engine.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** What Linux's C library tells of this process and thread. Any thread. */
final class Libc {
    /** Where the kernel does not count, nothing is measured. */
    static final boolean AVAILABLE = Platform.isLinux() && Platform.is64Bit();

    private static final int SELF = 0;
    private static final int THREAD = 1;
    private static final int LONGS = 18;
    private static final int MAJOR_FAULTS = 9;

    static {
        if (AVAILABLE) {
            Native.register(Libc.class, "c");
        }
    }

    private Libc() {}

    private static native int getrusage(int who, long[] usage);

    /** Counters since the process or thread began. */
    record Usage(long cpuNs, long majorFaults) {
        static final Usage NONE = new Usage(0, 0);
    }

    static Usage ofThread() {
        return usage(THREAD);
    }

    static Usage ofProcess() {
        return usage(SELF);
    }

    /** struct rusage begins with user and system time in seconds and microseconds. */
    private static Usage usage(int who) {
        if (!AVAILABLE) {
            return Usage.NONE;
        }
        long[] u = new long[LONGS];
        getrusage(who, u);
        return new Usage((u[0] + u[2]) * 1_000_000_000 + (u[1] + u[3]) * 1_000, u[MAJOR_FAULTS]);
    }
}
