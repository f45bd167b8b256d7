package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real control group around a real process, where this machine lets its user make one. */
class CgroupTest {
    private static final long LIMIT = 64L << 20;

    @BeforeEach
    void requireGroups() {
        new MemoryGroups()
                .obstacle()
                .ifPresent(
                        reason -> Assumptions.abort("Not tested here, it needs root or a delegated group: " + reason));
    }

    /** All groups that this process made and that still exist. */
    private static List<Path> groups() throws IOException {
        List<Path> found = new ArrayList<>();
        for (Mount mount : Mount.ofControlGroups(Path.of("/proc"))) {
            for (Path parent : mount.candidates(Path.of("/proc"))) {
                try (var children = Files.list(parent)) {
                    children.filter(c -> c.getFileName()
                                    .toString()
                                    .startsWith("tideline-"
                                            + ProcessHandle.current().pid()))
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private static Process shell(MemoryGroup group, String script) throws IOException {
        return new ProcessBuilder(group.enter(List.of("/bin/sh", "-c", script))).start();
    }

    @Test
    void holdsAProcessToALimitThatTheSystemReadsBack() throws Exception {
        try (MemoryGroup group = new MemoryGroups().open()) {
            Process process = shell(group, "echo in; read line");
            process.inputReader().readLine();
            group.entered(process.pid());

            assertEquals(LIMIT, group.limit(LIMIT));
            assertTrue(Files.readString(Path.of("/proc", process.pid() + "", "cgroup"))
                    .contains("/tideline-"));
            assertTrue(group.counters().usageBytes() > 0);
        }
    }

    @Test
    void countsAKillForLackOfMemory() throws Exception {
        Assumptions.assumeTrue(Swap.totalBytes() == 0, "Not tested here: the machine has swap, and would page.");
        try (MemoryGroup group = new MemoryGroups().open()) {
            // Doubles a string until the kernel has enough of it.
            Process process = shell(group, "read line; s=0123456789; while :; do s=$s$s; done");
            group.entered(process.pid());
            group.limit(LIMIT);
            process.outputWriter().append("go\n").flush();

            assertEquals(128 + 9, process.waitFor());
            assertEquals(1, group.counters().oomKills());
        }
    }

    @Test
    void leavesNeitherProcessNorGroupBehind() throws Exception {
        MemoryGroup group = new MemoryGroups().open();
        Process process = shell(group, "echo in; read line");
        process.inputReader().readLine();
        assertEquals(1, groups().size());

        group.close();
        group.close();

        process.waitFor();
        assertFalse(process.isAlive());
        assertEquals(List.of(), groups());
    }

    @Test
    void removesWhatAKilledProgramLeft() throws Exception {
        Process gone = new ProcessBuilder("/bin/true").start();
        gone.waitFor();
        Path own;
        try (MemoryGroup group = new MemoryGroups().open()) {
            assertTrue(group.title().startsWith("cgroup v"), group.title());
            own = groups().get(0);
        }
        Path leftover = own.resolveSibling("tideline-" + gone.pid() + "-0-1f");
        Files.createDirectory(leftover);

        new MemoryGroups().open().close();

        assertFalse(Files.exists(leftover));
    }
}
