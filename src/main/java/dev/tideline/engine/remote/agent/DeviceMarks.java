package dev.tideline.engine.remote.agent;

import dev.tideline.engine.local.Machine;
import dev.tideline.engine.remote.proto.DeviceState;
import dev.tideline.workload.Bytes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Marks a run whose device is throttled, overloaded or short of memory: its times are not the device's own. A remark when
 * it begins and one when it ends. Any thread.
 */
final class DeviceMarks {
    private static final long SHORT_OF_MEMORY = 48L << 20;

    private final Consumer<String> remark;
    private final int workers;
    private final int cores;
    private final Map<String, Boolean> marked = new HashMap<>();

    /** @param workers of the run, which cause load of their own */
    DeviceMarks(Consumer<String> remark, int workers) {
        this(remark, workers, Machine.processors());
    }

    DeviceMarks(Consumer<String> remark, int workers, int cores) {
        this.remark = remark;
        this.workers = workers;
        this.cores = cores;
    }

    synchronized void changed(DeviceState device) {
        mark(
                "throttled",
                device.getThrottled(),
                "The device is throttled (" + device.getThrottling() + temperature(device)
                        + "): times are longer than it could be.",
                "The device is no longer throttled.");
        mark(
                "load",
                device.getLoad() > cores + workers,
                String.format(
                        Locale.ROOT,
                        "The device is overloaded (load %.1f on %d cores, with %d workers of this run): times may be too"
                                + " long.",
                        device.getLoad(),
                        cores,
                        workers),
                "The device is no longer overloaded.");
        mark(
                "memory",
                device.getAvailableBytes() > 0 && device.getAvailableBytes() < SHORT_OF_MEMORY,
                "The device is short of memory (" + Bytes.human(device.getAvailableBytes())
                        + " available): it may page beside the run.",
                "The device is no longer short of memory.");
    }

    private static String temperature(DeviceState device) {
        return device.getTemperatureCelsius() > 0
                ? String.format(Locale.ROOT, ", %.0f °C", device.getTemperatureCelsius())
                : "";
    }

    private void mark(String what, boolean now, String begins, String ends) {
        boolean before = marked.getOrDefault(what, false);
        marked.put(what, now);
        if (now != before) {
            remark.accept(now ? begins : ends);
        }
    }
}
