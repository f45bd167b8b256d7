package dev.tideline.engine.local.profile;

import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.CacheDirectory;
import dev.tideline.engine.local.InferenceEngine;
import dev.tideline.engine.local.InferenceEngines;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.Machine;
import dev.tideline.engine.local.SharedSwap;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.DeviceModel;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Profile;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Measures what networks cost on this machine, with ordinary runs: the same child process, workers and files as any run
 * of {@link LocalEngine}, so that a profile tells what a run will experience. What is known is kept in a journal at once;
 * {@link #measure} goes on where it was, whoever stopped or killed it. One thread, which it blocks for minutes.
 *
 * <p>Times: each network alone, Linear on one worker, again and again, in turns with the others and in a new process each
 * turn; the median of each task. Peak: what the process holds above the runtime under Bulk, which no loading policy
 * exceeds. Contention: each turn some networks two at a time and out of step, so that Loads and Execs meet each other and
 * themselves, against what they took alone in that turn ({@link ContentionFit}). Swap: a network under Bulk with less memory than its weights ({@link SwapRates}), where the
 * machine has swap and enforces caps.
 */
public final class DeviceProfiler {
    private final Path cache;
    private final ProfilingOrder order;
    private final Clock clock;

    /** Hears how far the measurement is, on the thread that measures. */
    public interface Watcher {
        /**
         * @param what is being measured
         * @param done share of all work, from 0 to 1
         */
        void progress(String what, double done);
    }

    public DeviceProfiler(ProfilingOrder order) {
        this(CacheDirectory.ofUser(), order, Clock.systemDefaultZone());
    }

    /** @param clock tells the profile's date */
    DeviceProfiler(Path cache, ProfilingOrder order, Clock clock) {
        this.clock = clock;
        this.cache = cache;
        this.order = order;
    }

    /** Why measuring now would measure others too, in one sentence; empty if the machine is quiet, or does not say. */
    public static Optional<String> disturbance() {
        return Machine.disturbance(Machine.load(), "before the measurement");
    }

    /**
     * Measures what the journal does not know yet.
     *
     * @param name of the profile
     * @param control stops the measurement
     * @return what it found, empty if it was stopped before the end
     * @throws InvalidInput if this machine cannot run networks
     * @throws ProfilingFailed if a run came to no good end
     */
    public Optional<MeasuredProfile> measure(String name, RunControl control, Watcher watcher) {
        engine();
        try (ProfileJournal journal = new ProfileJournal(order.journal(), key(), order.fresh())) {
            return measure(name, control, watcher, new Measurements(journal));
        }
    }

    /** Swap comes first: who may not make any is told at once, not after all else. */
    private Optional<MeasuredProfile> measure(String name, RunControl control, Watcher watcher, Measurements known) {
        ProfilingParts all = new ProfilingParts(cache, order, new ProfilingRuns(unmeasured(), control), known);
        SharedSwap swap = all.swap();
        try {
            List<ProfilingParts.Part> parts = all.all();
            double whole = parts.stream().mapToDouble(ProfilingParts.Part::work).sum();
            double done = 0;
            for (ProfilingParts.Part part : parts) {
                double before = done;
                part.measure().measure(share -> watcher.progress(part.what(), (before + share * part.work()) / whole));
                if (control.isStopped()) {
                    return Optional.empty();
                }
                done += part.work();
            }
            return Optional.of(MeasuredProfile.of(name, order, known, engine(), LocalDate.now(clock)));
        } finally {
            swap.close();
        }
    }

    /** @throws InvalidInput if it is not here */
    private InferenceEngine engine() {
        return InferenceEngines.besideProgram().choose(order.settings().dlEngine());
    }

    /** Measurements of another machine, program, engine or way of loading do not count. */
    String key() {
        LocalSettings settings = order.settings();
        return "Tideline's measurements, format 5: " + Machine.title() + ", " + Machine.software() + ", "
                + settings.loads() + " loads at " + Bytes.exact(settings.loadBytesPerSecond()) + ", " + engine().title()
                + ", " + tunables();
    }

    private static String tunables() {
        return "GLIBC_TUNABLES " + System.getenv().getOrDefault("GLIBC_TUNABLES", "not set");
    }

    private Profile unmeasured() {
        return new Profile(
                "unmeasured",
                Machine.title(),
                Profile.Provenance.MODELLED,
                "stands in while the device is measured",
                Machine.memoryBytes(),
                0,
                0,
                0,
                Profile.Contention.NONE,
                Profile.Swap.NONE,
                DeviceModel.LAPTOP.costs(order.networks()));
    }
}
