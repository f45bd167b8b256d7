package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Groups are folders here; what the kernel does when a pid is written is not. */
@DisabledOnOs(OS.WINDOWS)
class LeafTest {
    @TempDir
    private Path group;

    private static String self() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private void inside(String... pids) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), String.join("\n", pids) + "\n");
    }

    @Test
    void aServiceThatHasItsGroupToItselfStepsAside() throws IOException {
        inside(self());

        Leaf.stepAside(group);

        assertEquals(self(), Files.readString(group.resolve("tideline-main/cgroup.procs")));
    }

    @Test
    void whatItHasStartedComesAlong() throws Exception {
        Process child = new ProcessBuilder("sleep", "60").start();
        try {
            inside(self(), Long.toString(child.pid()));

            Leaf.stepAside(group);

            assertTrue(Files.exists(group.resolve("tideline-main/cgroup.procs")));
        } finally {
            child.destroyForcibly();
        }
    }

    @Test
    void nobodyElseIsMoved() throws IOException {
        inside(self(), "1");

        assertThrows(IOException.class, () -> Leaf.stepAside(group));
        assertFalse(Files.exists(group.resolve("tideline-main")));
    }

    @Test
    void itStepsAsideOnlyOnce() throws IOException {
        Path leaf = Files.createDirectory(group.resolve("tideline-main"));
        Files.writeString(leaf.resolve("cgroup.procs"), self() + "\n");

        assertThrows(IOException.class, () -> Leaf.stepAside(leaf));
    }
}
