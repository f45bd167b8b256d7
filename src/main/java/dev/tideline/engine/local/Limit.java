package dev.tideline.engine.local;

import dev.tideline.engine.limit.AtExit;
import dev.tideline.engine.limit.GroupCounters;
import dev.tideline.engine.limit.MemoryGroup;
import dev.tideline.engine.limit.MemoryGroups;
import dev.tideline.engine.limit.Surroundings;
import dev.tideline.engine.limit.Swap;
import dev.tideline.engine.limit.SwapFile;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.Conditions;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What holds one runner to its cap, or the reason why nothing does; and the swap that was made for it. Used by the
 * runner's parent: one thread at a time, but {@link #counters} by any.
 */
final class Limit implements AutoCloseable {
    private final LocalSettings settings;
    private final String notEnforced;
    private final List<MemoryGroup> group;
    private final List<SwapFile> swap;
    private final AtExit atExit = new AtExit("limit", this::release);
    private volatile GroupCounters latest = GroupCounters.NONE;

    private Limit(LocalSettings settings, String notEnforced, List<MemoryGroup> group, List<SwapFile> swap) {
        this.settings = settings;
        this.notEnforced = notEnforced;
        this.group = group;
        this.swap = swap;
    }

    /**
     * @param cache where a swap file may be made
     * @throws InvalidInput if the settings insist on what this machine cannot do
     */
    static Limit of(LocalSettings settings, Path cache) {
        List<SwapFile> swap = swap(cache, settings.swapBytes());
        if (settings.enforce() == LocalSettings.Enforce.NEVER) {
            return new Limit(settings, "as asked for", List.of(), swap);
        }
        try {
            return new Limit(settings, "", List.of(new MemoryGroups().open()), swap);
        } catch (IOException e) {
            if (settings.enforce() == LocalSettings.Enforce.ALWAYS) {
                swap.forEach(SwapFile::close);
                throw new InvalidInput(
                        "This machine cannot enforce a memory cap: " + e.getMessage()
                                + ". Run as root, or without insisting on it (--enforce auto): then the cap is accounted only.");
            }
            return new Limit(settings, e.getMessage(), List.of(), swap);
        }
    }

    /** No limit at all. */
    static Limit none() {
        return new Limit(LocalSettings.USUAL, "as asked for", List.of(), List.of());
    }

    /**
     * Swap of so many bytes, or none if 0. What a killed program left in the cache is removed in either case: it would
     * count as this machine's.
     *
     * @throws InvalidInput if this machine or user cannot make any
     */
    static List<SwapFile> swap(Path cache, long bytes) {
        Path directory = cache.resolve("swap");
        SwapFile.removeLeftovers(directory).forEach(Limit::warn);
        try {
            return bytes == 0 ? List.of() : List.of(SwapFile.create(directory, bytes));
        } catch (IOException e) {
            throw new InvalidInput(
                    e.getMessage() + ". Making swap needs root and a disk that can be swapped to; run without"
                            + " it, or make some by hand.");
        }
    }

    /** What such a limit means on this machine, before anything starts. */
    static List<String> notices(LocalSettings settings) {
        if (settings.enforce() == LocalSettings.Enforce.NEVER) {
            return List.of();
        }
        Optional<String> obstacle = new MemoryGroups().obstacle();
        if (obstacle.isPresent()) {
            return List.of("The cap will be accounted only, not enforced: " + obstacle.get() + ".");
        }
        return Swap.totalBytes() + settings.swapBytes() > 0
                ? List.of()
                : List.of(
                        "This machine has no swap: a run over the cap will be killed, not paged. To see paging, make swap"
                                + " for the run (swap of 2G, or --swap 2G; needs root); or plan with the cap only (do not enforce it, or --enforce never).");
    }

    boolean isEnforced() {
        return !group.isEmpty();
    }

    List<String> enter(List<String> command) {
        List<String> entering = command;
        for (MemoryGroup g : group) {
            entering = g.enter(entering);
        }
        return entering;
    }

    /** Once the runner is known to run. */
    void entered(long pid) throws IOException {
        for (MemoryGroup g : group) {
            g.entered(pid);
        }
    }

    /** What cannot be dropped of a ready runner: its anonymous memory and what the kernel needs for it, where that is known. */
    long runtimeBytes(long heldBytes) {
        GroupCounters ready = counters();
        return isEnforced() ? ready.anonymousBytes() + ready.kernelBytes() : heldBytes;
    }

    /**
     * The runner is ready: from now on it is held to the spec's cap.
     *
     * @param heldBytes anonymous memory of the runner now
     * @throws IOException if the system refuses the limit
     */
    Conditions impose(RunSpec spec, long heldBytes) throws IOException {
        long runtime = runtimeBytes(heldBytes);
        long limit = 0;
        for (MemoryGroup g : group) {
            limit = g.limit(
                    switch (settings.covers()) {
                        case NETWORKS -> Math.addExact(spec.availableBytes(), runtime);
                        case GROUP -> spec.capBytes();
                    });
        }
        return new Conditions(
                settings.covers(),
                isEnforced() ? group.get(0).title() : "",
                notEnforced,
                limit,
                runtime,
                Swap.totalBytes(),
                settings.loads(),
                settings.loadBytesPerSecond(),
                "");
    }

    /** That a group around this program has a smaller limit than the run, in a sentence; empty if none has. */
    Optional<String> tighterAround(RunSpec spec, Conditions conditions) {
        long given = conditions.enforced() ? conditions.limitBytes() : spec.capBytes();
        return Surroundings.ofThisProgram().limitBytes().stream()
                .filter(around -> around < given)
                .mapToObj(around -> "A control group around this program, such as a container's, holds it to "
                        + Bytes.human(around) + ", less than the " + Bytes.human(given)
                        + " of this run: it may be paged or killed before it reaches its cap.")
                .findFirst();
    }

    /** What the group counts now, or did before the system removed it; all 0 where there is none. Any thread. */
    GroupCounters counters() {
        try {
            for (MemoryGroup g : group) {
                latest = g.counters();
            }
        } catch (IOException e) {
            // A scope goes with its last process; what it counted before is known.
        }
        return latest;
    }

    /** Why the kernel killed the runner, with advice; empty if it did not. */
    String oomKill(RunSpec spec) {
        if (counters().oomKills() == 0) {
            return "";
        }
        boolean swaps = Swap.totalBytes() > 0;
        return "The kernel killed the runner: the run needed more memory than the enforced cap of "
                + Bytes.exact(spec.capBytes())
                + (swaps ? " and the swap together hold. " : ", and there is no swap to page to. ")
                + "Raise the cap, choose MASA, which starts only what fits, or "
                + (swaps ? "add swap." : "make swap for the run (swap of 2G, or --swap 2G; needs root).");
    }

    /** What cannot be removed is logged: the run has ended, and its result stands. */
    @Override
    public void close() {
        release();
        atExit.cancel();
    }

    /** First whoever uses the swap. */
    private synchronized void release() {
        group.forEach(MemoryGroup::close);
        for (SwapFile file : swap) {
            try {
                file.close();
            } catch (UncheckedIOException e) {
                warn(e.getMessage());
            }
        }
    }

    private static void warn(String message) {
        System.getLogger(Limit.class.getName()).log(System.Logger.Level.WARNING, message);
    }
}
