package dev.tideline.engine.local;

import com.sun.management.OperatingSystemMXBean;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What this machine is and does, as far as its operating system says. Any thread. */
public final class Machine {
    private static final double BUSY = 0.5;
    private static final Path BOARD = Path.of("/proc/device-tree/model");
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private Machine() {}

    public static long memoryBytes() {
        return SYSTEM.getTotalMemorySize();
    }

    public static int processors() {
        return SYSTEM.getAvailableProcessors();
    }

    /** Tasks that wanted a processor in the last minute, on average; negative where the system does not say. */
    public static double load() {
        return SYSTEM.getSystemLoadAverage();
    }

    /**
     * Why times that are measured may not be the machine's own, in one sentence; empty if it is quiet enough.
     *
     * @param load what others caused of {@link #load}; negative if that is not known
     * @param when "before the measurement"
     */
    public static Optional<String> disturbance(double load, String when) {
        return load <= BUSY
                ? Optional.empty()
                : Optional.of(String.format(
                        Locale.ROOT,
                        "Others were at work on this machine (load average %.1f on %d processors, %s): times may be too"
                                + " long.",
                        load,
                        processors(),
                        when));
    }

    /** "Raspberry Pi 4 Model B Rev 1.4, 4 processors, 1.85 GiB". */
    public static String title() {
        return model() + ", " + processors() + (processors() == 1 ? " processor, " : " processors, ")
                + Bytes.human(memoryBytes());
    }

    /** "Raspberry Pi 4 Model B Rev 1.4", or the processor where the board has no name. */
    public static String model() {
        try {
            if (Files.isReadable(BOARD)) {
                return Files.readString(BOARD).replace("\0", "").strip();
            }
            Optional<String> processor = Files.isReadable(PROCESSOR)
                    ? Files.readAllLines(PROCESSOR).stream()
                            .filter(line -> line.startsWith(MODEL))
                            .findFirst()
                    : Optional.empty();
            return processor
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(SYSTEM.getArch());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot find out what this machine is: " + e.getMessage(), e);
        }
    }

    /** "Linux 6.1.0 (amd64), Java 17.0.15, Tideline 1.0". */
    public static String software() {
        return SYSTEM.getName() + " " + SYSTEM.getVersion() + " (" + SYSTEM.getArch() + "), Java "
                + System.getProperty("java.version") + ", Tideline " + RunInfo.version();
    }
}
