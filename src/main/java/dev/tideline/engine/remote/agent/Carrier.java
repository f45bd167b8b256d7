package dev.tideline.engine.remote.agent;

import dev.tideline.engine.Engine;
import dev.tideline.engine.RunControl;
import dev.tideline.engine.local.LocalEngine;
import dev.tideline.engine.local.LocalSettings;
import dev.tideline.engine.local.profile.DeviceProfiler;
import dev.tideline.engine.local.profile.MeasuredProfile;
import dev.tideline.engine.local.profile.ProfilingOrder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Who carries orders out on this machine; one order at a time. */
public interface Carrier {
    /**
     * An engine for one order.
     *
     * @param weights may have a folder for each network
     * @param pictures files by the names that the spec's requests give them
     * @throws dev.tideline.workload.InvalidInput if this machine has none
     */
    Engine engine(LocalSettings settings, Path weights, Map<String, Path> pictures);

    /** Measures this machine; see {@link DeviceProfiler#measure}. */
    Optional<MeasuredProfile> measure(
            ProfilingOrder order, String name, RunControl control, DeviceProfiler.Watcher watcher);

    /** Real inference. */
    static Carrier local() {
        LocalEngine local = new LocalEngine(LocalSettings.USUAL);
        return new Carrier() {
            @Override
            public Engine engine(LocalSettings settings, Path weights, Map<String, Path> pictures) {
                return local.with(settings).withOrdered(weights, pictures);
            }

            @Override
            public Optional<MeasuredProfile> measure(
                    ProfilingOrder order, String name, RunControl control, DeviceProfiler.Watcher watcher) {
                return new DeviceProfiler(order).measure(name, control, watcher);
            }
        };
    }
}
