package dev.tideline.trace;

import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a run on a real machine was held to, as far as it decides its times; a simulated run has none.
 *
 * @param covers what the cap is for
 * @param enforcer who holds the process to it, "cgroup v1"; empty if nobody does and the cap is accounted only
 * @param notEnforced if nobody does, why, without a full stop; otherwise empty
 * @param limitBytes the whole group's limit as the system reads it back; 0 if not enforced
 * @param runtimeBytes what the process held when it was ready, before any network: anonymous and the kernel's for it
 * @param swapBytes what the machine could page to; 0: a run over an enforced limit is killed
 * @param loads where weights were read from
 * @param loadBytesPerSecond what storage was slowed down to, for all workers together; 0: as fast as it is
 * @param engine what computed the layers, "MXNet"; empty in runs from when there was only one
 */
public record Conditions(
        Covers covers,
        String enforcer,
        String notEnforced,
        long limitBytes,
        long runtimeBytes,
        long swapBytes,
        Loads loads,
        long loadBytesPerSecond,
        String engine) {

    private static final String SEPARATOR = " \u00B7 ";

    /** What a memory cap is for. */
    public enum Covers {
        /** What networks may hold; the runtime comes on top. */
        NETWORKS,
        /** Everything the process needs, the runtime included. */
        GROUP
    }

    /** Where a Load finds its weights. */
    public enum Loads {
        /** In the page cache: all files were read before the run began. */
        WARM,
        /** On disk: each file is dropped from the page cache before it is loaded. */
        COLD
    }

    /** Of a cap that nobody enforces: the run is planned with it, and may hold more. */
    public static final String ACCOUNTED_ONLY = "accounted only";

    public Conditions {
        Objects.requireNonNull(covers);
        Objects.requireNonNull(loads);
        Objects.requireNonNull(engine);
        if (enforcer.isEmpty() == notEnforced.isEmpty()) {
            throw new InvalidInput("either someone enforces a cap, or there is a reason why nobody does.");
        }
        if (limitBytes < 0 || runtimeBytes < 0 || swapBytes < 0 || loadBytesPerSecond < 0) {
            throw new InvalidInput("a run cannot have been held to a negative size.");
        }
    }

    /** The same, computed by another engine. */
    public Conditions carriedOutBy(String other) {
        return new Conditions(
                covers, enforcer, notEnforced, limitBytes, runtimeBytes, swapBytes, loads, loadBytesPerSecond, other);
    }

    public boolean enforced() {
        return !enforcer.isEmpty();
    }

    /** What runs of one series should have in common: all but the sizes that each process has for itself. */
    public Conditions common() {
        return new Conditions(covers, enforcer, notEnforced, 0, 0, swapBytes, loads, loadBytesPerSecond, engine);
    }

    /** One line for figures and reports: "cap enforced by cgroup v1: 256M for networks ...". */
    public String describe(long capBytes) {
        return cap(capBytes) + SEPARATOR + describeRest();
    }

    /** What {@link #common} says, in one line. */
    public String describeCommon() {
        return (enforced() ? enforcedBy() + covered() : accounted()) + SEPARATOR + describeRest();
    }

    private String describeRest() {
        List<String> words = new ArrayList<>();
        words.add(describeLoads());
        if (enforced()) {
            words.add(swapBytes == 0 ? "no swap: over the cap it is killed" : Bytes.human(swapBytes) + " of swap");
        }
        if (!engine.isEmpty()) {
            words.add(engine);
        }
        return String.join(SEPARATOR, words);
    }

    private String accounted() {
        return "Cap " + ACCOUNTED_ONLY + ", not enforced (" + notEnforced + ")";
    }

    private String enforcedBy() {
        return "Cap enforced by " + enforcer;
    }

    private String cap(long capBytes) {
        if (!enforced()) {
            return accounted();
        }
        return enforcedBy() + ": " + Bytes.exact(capBytes) + covered()
                + switch (covers) {
                    case NETWORKS -> ", beside " + Bytes.human(runtimeBytes) + " of runtime";
                    case GROUP -> ", " + Bytes.human(runtimeBytes) + " of it runtime";
                };
    }

    private String covered() {
        return switch (covers) {
            case NETWORKS -> " for networks";
            case GROUP -> " for everything";
        };
    }

    /** "warm loads", "cold loads at 20M/s". */
    public String describeLoads() {
        String from =
                switch (loads) {
                    case WARM -> "warm loads";
                    case COLD -> "cold loads";
                };
        return loadBytesPerSecond == 0 ? from : from + " at " + Bytes.exact(loadBytesPerSecond) + "/s";
    }
}
