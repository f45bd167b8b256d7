package dev.tideline.engine.local;

import com.sun.jna.Native;
import com.sun.jna.Platform;

/** The C library's allocator of this process. Only in the runner: glibc has what is called here, as its natives do. */
final class Allocator {
    private Allocator() {}

    private static final class Glibc {
        static {
            Native.register(Glibc.class, "c");
        }

        private static native int malloc_trim(long pad);
    }

    /** Gives back to the system what was freed and kept: it would count as the runtime's, and be the networks' to use. */
    static void giveBackFreed() {
        if (Platform.isLinux()) {
            Glibc.malloc_trim(0);
        }
    }
}
