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
 * @param dlEngine what computes the layers
 */
public record LocalSettings(
        Enforce enforce, Covers covers, Loads loads, long loadBytesPerSecond, long swapBytes, DlEngine dlEngine) {
    /** Whether the operating system shall enforce the cap. */
    public enum Enforce {
        /** Where it can; otherwise the run says that it was accounted only. */
        AUTO,
        /** A machine that cannot refuses the run. */
        ALWAYS,
        /** The cap is only what the scheduler plans with. */
        NEVER
    }

    /** What computes the layers. */
    public enum DlEngine {
        /** MXNet where it has natives, otherwise PyTorch. */
        AUTO,
        MXNET,
        PYTORCH
    }

    /** Enforced where possible, the cap for networks alone, weights in the page cache, the engine that fits. */
    public static final LocalSettings USUAL =
            new LocalSettings(Enforce.AUTO, Covers.NETWORKS, Loads.WARM, 0, 0, DlEngine.AUTO);

    public LocalSettings withEnforce(Enforce when) {
        return new LocalSettings(when, covers, loads, loadBytesPerSecond, swapBytes, dlEngine);
    }

    public LocalSettings withCovers(Covers what) {
        return new LocalSettings(enforce, what, loads, loadBytesPerSecond, swapBytes, dlEngine);
    }

    public LocalSettings withLoads(Loads from) {
        return new LocalSettings(enforce, covers, from, loadBytesPerSecond, swapBytes, dlEngine);
    }

    public LocalSettings withLoadBytesPerSecond(long rate) {
        return new LocalSettings(enforce, covers, loads, rate, swapBytes, dlEngine);
    }

    public LocalSettings withSwapBytes(long bytes) {
        return new LocalSettings(enforce, covers, loads, loadBytesPerSecond, bytes, dlEngine);
    }

    public LocalSettings withDlEngine(DlEngine which) {
        return new LocalSettings(enforce, covers, loads, loadBytesPerSecond, swapBytes, which);
    }

    public LocalSettings {
        if (loadBytesPerSecond < 0 || swapBytes < 0) {
            throw new InvalidInput("A load rate and a size of swap cannot be negative.");
        }
    }
}
