package dev.tideline.engine.remote.agent;

import dev.tideline.engine.remote.proto.DeviceState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads the device's state from Linux's files, and a Raspberry Pi's own account of throttling. What is not there stays
 * 0 or empty: a device that does not tell is no reason to refuse runs. Any thread.
 */
final class DeviceReader implements DeviceSource {
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
    private static final String FIRMWARE = "sys/devices/platform/soc/soc:firmware/get_throttled";
    private static final int PATIENCE_S = 2;

    private final Path root;
    private final List<String> vcgencmd;

    /** Of this machine. */
    DeviceReader() {
        this(Path.of("/"), List.of("vcgencmd", "get_throttled"));
    }

    /**
     * @param root where {@code sys} and {@code proc} are
     * @param vcgencmd prints {@code throttled=0x...}; it need not exist
     */
    DeviceReader(Path root, List<String> vcgencmd) {
        this.root = root;
        this.vcgencmd = vcgencmd;
    }

    @Override
    public DeviceState read() {
        Throttling throttling = throttling();
        return DeviceState.newBuilder()
                .setTemperatureCelsius(temperature())
                .setThrottled(throttling.now())
                .setThrottledBefore(throttling.before())
                .setThrottling(throttling.words())
                .setLoad(load())
                .setAvailableBytes(availableBytes())
                .setClockMhz((int) (number("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq") / 1000))
                .build();
    }

    /** The hottest of the zones that are named after a processor, or of all. */
    private double temperature() {
        Path zones = root.resolve("sys/class/thermal");
        List<Path> all = list(zones).stream()
                .filter(zone -> zone.getFileName().toString().startsWith("thermal_zone"))
                .toList();
        List<Path> processors = all.stream()
                .filter(zone -> text(zone.resolve("type")).matches("(?i).*(cpu|soc|x86_pkg).*"))
                .toList();
        return (processors.isEmpty() ? all : processors)
                .stream()
                        .mapToDouble(zone -> number(zone.resolve("temp")) / 1000.0)
                        .max()
                        .orElse(0);
    }

    private Throttling throttling() {
        Optional<Throttling> asked = Throttling.parse(ask());
        if (asked.isPresent()) {
            return asked.get();
        }
        String firmware = text(root.resolve(FIRMWARE));
        if (!firmware.isEmpty()) {
            return Throttling.parse("throttled=0x" + firmware).orElse(Throttling.NONE);
        }
        boolean low = list(root.resolve("sys/class/hwmon")).stream()
                .anyMatch(chip -> number(chip.resolve("in0_lcrit_alarm")) == 1);
        return low ? Throttling.UNDER_VOLTAGE : Throttling.NONE;
    }

    private String ask() {
        try {
            Process process = new ProcessBuilder(vcgencmd)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_S, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "";
            }
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            return ""; // no Raspberry Pi
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private double load() {
        String first = text(root.resolve("proc/loadavg")).split(" ")[0];
        return first.matches("[0-9]+\\.[0-9]+") ? Double.parseDouble(first) : 0;
    }

    private long availableBytes() {
        Matcher line = AVAILABLE.matcher(text(root.resolve("proc/meminfo")));
        return line.find() ? Long.parseLong(line.group(1)) << 10 : 0;
    }

    private long number(String file) {
        return number(root.resolve(file));
    }

    private static long number(Path file) {
        String text = text(file);
        return text.matches("-?[0-9]{1,18}") ? Long.parseLong(text) : 0;
    }

    private static String text(Path file) {
        try {
            return Files.isReadable(file) ? Files.readString(file).strip() : "";
        } catch (IOException e) {
            return ""; // a sensor that is asleep
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
