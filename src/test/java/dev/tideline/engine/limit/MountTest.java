package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** /proc/self as it reads on machines of several kinds. */
class MountTest {
    @TempDir
    private Path machine;

    private void processes(String mountinfo, String cgroup) throws IOException {
        Files.createDirectories(machine.resolve("proc/self"));
        Files.writeString(machine.resolve("proc/self/mountinfo"), mountinfo.replace("@", machine.toString()));
        Files.writeString(machine.resolve("proc/self/cgroup"), cgroup);
    }

    private List<Mount> mounts() throws IOException {
        return Mount.ofControlGroups(machine.resolve("proc"));
    }

    private List<String> candidates(Mount mount) throws IOException {
        return mount.candidates(machine.resolve("proc")).stream()
                .map(path -> machine.relativize(path).toString())
                .toList();
    }

    private void directory(String name) throws IOException {
        Files.createDirectories(machine.resolve(name));
    }

    @Test
    void findsTheMemoryControllerOfVersion1AmongOthers() throws IOException {
        processes(
                "25 20 0:22 / @/cg/cpu rw,nosuid - cgroup cgroup rw,cpu\n"
                        + "26 20 0:23 / @/cg/memory rw,nosuid shared:9 - cgroup cgroup rw,memory\n"
                        + "27 20 8:1 / / rw - ext4 /dev/sda1 rw\n",
                "4:memory:/a/b\n3:cpu:/\n");
        directory("cg/memory/a/b");

        List<Mount> mounts = mounts();

        assertEquals(List.of(new Mount(CgroupFiles.V1, machine.resolve("cg/memory"), "/")), mounts);
        assertEquals(List.of("cg/memory/a/b", "cg/memory/a", "cg/memory"), candidates(mounts.get(0)));
    }

    @Test
    void findsVersion2AsSystemdMountsIt() throws IOException {
        processes(
                "30 20 0:26 / @/cg rw,nosuid,nodev,noexec shared:4 - cgroup2 cgroup2 rw,nsdelegate\n",
                "0::/user.slice/user-0.slice/session-1.scope\n");
        directory("cg/user.slice/user-0.slice/session-1.scope");

        assertEquals(
                List.of(
                        "cg/user.slice/user-0.slice/session-1.scope",
                        "cg/user.slice/user-0.slice",
                        "cg/user.slice",
                        "cg"),
                candidates(mounts().get(0)));
    }

    @Test
    void findsAContainersGroupWhoseRootIsElsewhere() throws IOException {
        processes("30 20 0:26 /docker/7f @/cg rw - cgroup cgroup rw,memory\n", "9:memory:/docker/7f/inner\n");
        directory("cg/inner");

        assertEquals(List.of("cg/inner", "cg"), candidates(mounts().get(0)));
    }

    @Test
    void takesTheMountItselfWhereTheOwnGroupCannotBeSeen() throws IOException {
        processes("30 20 0:26 / @/cg rw - cgroup cgroup rw,memory\n", "9:memory:/docker/7f\n");
        directory("cg");

        assertEquals(List.of("cg"), candidates(mounts().get(0)));
    }

    @Test
    void saysThatNoMemoryControllerIsMounted() throws IOException {
        processes("27 20 8:1 / / rw - ext4 /dev/sda1 rw\n", "0::/\n");

        assertEquals(
                "no control group with a memory controller is mounted",
                new MemoryGroups(machine.resolve("proc")).obstacle().orElseThrow());
    }

    @Test
    void saysThatTheKernelsControllerIsOffAsOnAPi() throws IOException {
        processes("30 20 0:26 / @/cg rw shared:4 - cgroup2 cgroup2 rw\n", "0::/system.slice/tideline-agent.service\n");
        directory("cg/system.slice/tideline-agent.service");
        Files.writeString(machine.resolve("cg/cgroup.controllers"), "cpuset cpu io pids\n");

        String obstacle = new MemoryGroups(machine.resolve("proc")).obstacle().orElseThrow();

        assertTrue(obstacle.contains("cgroup_enable=memory"), obstacle);
    }

    @Test
    void saysThatOtherSystemsHaveNoControlGroups() {
        assertEquals(
                "this system has no control groups (Linux has)",
                new MemoryGroups(machine.resolve("none")).obstacle().orElseThrow());
    }
}
