package dev.tideline.engine.local;

import dev.tideline.trace.Conditions.Covers;
import dev.tideline.trace.Conditions.Loads;
import dev.tideline.workload.InvalidInput;

/**
 * How a run on this machine shall be held to its cap and where its weights shall come from: what a simulated run takes
 * from its profile. What became of it is in the run's {@link dev.tideline.trace.Conditions}.
 *
 * @param loadBytesPerSecond slows storage down to this, for all workers together; 0: as fast as it is
 * @param swapBytes swap to make for the run and remove after it, as root; 0: what the machine has
 */
public record LocalSettings(Enforce enforce, Covers covers, Loads loads, long loadBytesPerSecond, long swapBytes) {
    /** Whether the operating system shall enforce the cap. */
    public enum Enforce {
        /** Where it can; otherwise the run says that it was accounted only. */
        AUTO,
        /** A machine that cannot refuses the run. */
        ALWAYS,
        /** The cap is only what the scheduler plans with. */
        NEVER
    }

    /** Enforced where possible, the cap for networks alone, weights in the page cache. */
    public static final LocalSettings USUAL = new LocalSettings(Enforce.AUTO, Covers.NETWORKS, Loads.WARM, 0, 0);

    /** The same, but with what swap the machine has. */
    public LocalSettings withoutSwap() {
        return new LocalSettings(enforce, covers, loads, loadBytesPerSecond, 0);
    }

    public LocalSettings {
        if (loadBytesPerSecond < 0 || swapBytes < 0) {
            throw new InvalidInput("A load rate and a size of swap cannot be negative.");
        }
    }
}
