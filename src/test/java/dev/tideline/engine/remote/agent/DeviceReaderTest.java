package dev.tideline.engine.remote.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.remote.proto.DeviceState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A device of files. */
class DeviceReaderTest {
    private static final List<String> NO_VCGENCMD = List.of("no-such-program-as-vcgencmd");

    @TempDir
    private Path root;

    @BeforeEach
    void aPi() throws IOException {
        file("proc/loadavg", "1.42 0.80 0.30 2/151 4711");
        file("proc/meminfo", "MemTotal:  1893580 kB\nMemFree: 100 kB\nMemAvailable:    1048576 kB\n");
        file("sys/class/thermal/thermal_zone0/type", "cpu-thermal");
        file("sys/class/thermal/thermal_zone0/temp", "61835");
        file("sys/class/thermal/thermal_zone1/type", "wifi");
        file("sys/class/thermal/thermal_zone1/temp", "90000");
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_cur_freq", "1500000");
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text + "\n");
    }

    private DeviceState read() {
        return new DeviceReader(root, NO_VCGENCMD).read();
    }

    @Test
    void readsWhatLinuxTells() {
        assertEquals(
                DeviceState.newBuilder()
                        .setTemperatureCelsius(61.835)
                        .setLoad(1.42)
                        .setAvailableBytes(1L << 30)
                        .setClockMhz(1500)
                        .build(),
                read());
    }

    @Test
    void readsThrottlingFromTheFirmware() throws IOException {
        file("sys/devices/platform/soc/soc:firmware/get_throttled", "50005");
        DeviceState state = read();
        assertTrue(state.getThrottled() && state.getThrottledBefore());
        assertEquals("under-voltage, throttled", state.getThrottling());
    }

    @Test
    void whatIsOverIsNotNow() throws IOException {
        file("sys/devices/platform/soc/soc:firmware/get_throttled", "50000");
        DeviceState state = read();
        assertTrue(!state.getThrottled() && state.getThrottledBefore());
        assertEquals("", state.getThrottling());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void asksVcgencmdFirst() throws IOException {
        file("sys/devices/platform/soc/soc:firmware/get_throttled", "0");
        DeviceState state = new DeviceReader(root, List.of("sh", "-c", "echo throttled=0x8")).read();
        assertEquals("soft temperature limit", state.getThrottling());
    }

    @Test
    void aLowSupplyIsSeenByTheHardwareMonitor() throws IOException {
        file("sys/class/hwmon/hwmon0/in0_lcrit_alarm", "1");
        assertEquals("under-voltage", read().getThrottling());
    }

    @Test
    void aDeviceThatTellsNothingIsNoError() {
        assertEquals(DeviceState.getDefaultInstance(), new DeviceReader(root.resolve("elsewhere"), NO_VCGENCMD).read());
    }

    @Test
    void aRunIsMarkedWhenThrottlingBeginsAndEnds() {
        List<String> marks = new ArrayList<>();
        DeviceMarks device = new DeviceMarks(marks::add, 2, 4);
        DeviceState well =
                DeviceState.newBuilder().setLoad(5).setAvailableBytes(1 << 30).build();
        device.changed(well);
        assertEquals(List.of(), marks);
        DeviceState hot = well.toBuilder()
                .setThrottled(true)
                .setThrottling("soft temperature limit")
                .setTemperatureCelsius(81.2)
                .build();
        device.changed(hot);
        device.changed(hot);
        assertEquals(
                List.of("The device is throttled (soft temperature limit, 81 °C): times are longer than it could be."),
                marks);
        device.changed(well);
        assertEquals("The device is no longer throttled.", marks.get(1));
    }

    @Test
    void anOverloadedOrCrowdedDeviceMarksTheRun() {
        List<String> marks = new ArrayList<>();
        DeviceMarks device = new DeviceMarks(marks::add, 2, 4);
        device.changed(DeviceState.newBuilder()
                .setLoad(6.1)
                .setAvailableBytes(20 << 20)
                .build());
        assertEquals(
                List.of(
                        "The device is overloaded (load 6.1 on 4 cores, with 2 workers of this run): times may be too long.",
                        "The device is short of memory (20.0 MiB available): it may page beside the run."),
                marks);
    }
}
