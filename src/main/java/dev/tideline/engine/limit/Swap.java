package dev.tideline.engine.limit;

/** How much this machine can page to. */
public final class Swap {
    private Swap() {}

    /** Swap space in bytes, used or not; 0 if there is none, or the system does not say. */
    public static long totalBytes() {
        return MemoryInfo.bytes("SwapTotal:");
    }

    /** Of this, what nobody uses now. */
    public static long freeBytes() {
        return MemoryInfo.bytes("SwapFree:");
    }
}
