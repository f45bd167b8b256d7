package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The groups around this program, as files on machines of several kinds. */
class SurroundingsTest {
    private static final String NO_LIMIT_V1 = "9223372036854771712";

    @TempDir
    private Path machine;

    private void file(String name, String text) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Surroundings surroundings() {
        return Surroundings.of(machine.resolve("proc"));
    }

    private void version2() throws IOException {
        file("proc/self/mountinfo", "30 20 0:26 / " + machine + "/cg rw shared:4 - cgroup2 cgroup2 rw\n");
        file("proc/self/cgroup", "0::/machine.slice/box\n");
        file("cg/machine.slice/box/memory.max", "max\n");
    }

    @Test
    void theSmallestLimitOnTheWayUpHolds() throws IOException {
        version2();
        file("cg/machine.slice/memory.max", "4096000\n");
        file("cg/machine.slice/memory.current", "96000\n");

        assertEquals(OptionalLong.of(4_096_000), surroundings().limitBytes());
        assertEquals(OptionalLong.of(4_000_000), surroundings().roomBytes());
    }

    @Test
    void theRoomIsThatOfTheFullestGroup() throws IOException {
        version2();
        file("cg/machine.slice/box/memory.max", "5000000\n");
        file("cg/machine.slice/box/memory.current", "4900000\n");
        file("cg/machine.slice/memory.max", "4096000\n");
        file("cg/machine.slice/memory.current", "4097000\n");

        assertEquals(OptionalLong.of(0), surroundings().roomBytes());
    }

    @Test
    void noLimitIsNone() throws IOException {
        version2();

        assertEquals(OptionalLong.empty(), surroundings().limitBytes());
        assertEquals(OptionalLong.empty(), surroundings().roomBytes());
    }

    @Test
    void version1WritesNoLimitAsALargeNumber() throws IOException {
        file("proc/self/mountinfo", "26 20 0:23 / " + machine + "/cg rw - cgroup cgroup rw,memory\n");
        file("proc/self/cgroup", "4:memory:/box\n");
        file("cg/box/memory.limit_in_bytes", "2097152\n");
        file("cg/box/memory.usage_in_bytes", "1048576\n");
        file("cg/memory.limit_in_bytes", NO_LIMIT_V1 + "\n");

        assertEquals(OptionalLong.of(2_097_152), surroundings().limitBytes());
        assertEquals(OptionalLong.of(1_048_576), surroundings().roomBytes());
    }

    @Test
    void systemsWithoutControlGroupsHaveNone() {
        assertEquals(OptionalLong.empty(), surroundings().limitBytes());
    }
}
