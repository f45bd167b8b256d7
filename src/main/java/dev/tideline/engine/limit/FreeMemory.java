package dev.tideline.engine.limit;

/** How much memory nobody uses, not even as a cache of files. */
public final class FreeMemory {
    private FreeMemory() {}

    /** In bytes; 0 if the system does not say. */
    public static long bytes() {
        return MemoryInfo.bytes("MemFree:");
    }
}
