package dev.tideline.schedule;

/**
 * The bytes promised to started tasks. A promise may overdraw the cap: whether that is allowed is the scheduler's
 * decision, and what it costs (paging) is the engine's. Lives on the dispatcher's thread.
 */
public final class MemoryLedger {
    private long promised;

    public long promisedBytes() {
        return promised;
    }

    /** Adds a promise, in bytes. @throws ArithmeticException if the sum overflows */
    public void promise(long bytes) {
        promised = Math.addExact(promised, bytes);
    }

    /** Takes a promise back, in bytes. @throws IllegalStateException if more is given back than was promised */
    public void giveBack(long bytes) {
        if (bytes > promised) {
            throw new IllegalStateException("Giving back " + bytes + " bytes of " + promised + " promised.");
        }
        promised -= bytes;
    }
}
