package dev.tideline.engine.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is asked of a user's systemd and done with its scope. A script stands in for systemd-run: it says what it was
 * asked and becomes the command; scopes and /proc are folders.
 */
@DisabledOnOs(OS.WINDOWS)
class UserScopeTest {
    private static final String SCOPE = "user.slice/user-1000.slice/tideline.scope";

    @TempDir
    private Path machine;

    @BeforeEach
    void makeMachine() throws IOException {
        file("cgroup/" + SCOPE + "/memory.max", "max");
        file("cgroup/" + SCOPE + "/memory.swap.max", "0");
        file("cgroup/" + SCOPE + "/memory.stat", "anon 600\npgmajfault 7\n");
        file("cgroup/" + SCOPE + "/memory.current", "1000");
        file("proc/self/cgroup", "0::/" + SCOPE + "\n");
        file("proc/42/cgroup", "0::/" + SCOPE + "\n");
    }

    private void file(String name, String text) throws IOException {
        Path file = machine.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String systemdRun(String script) throws IOException {
        Path file = machine.resolve("systemd-run");
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private String obliging() throws IOException {
        return systemdRun("echo \"$@\" >> '" + machine.resolve("asked")
                + "'\nwhile test \"$1\" != --; do shift; done\nshift\nexec \"$@\"\n");
    }

    private UserScope scope(String systemdRun) throws IOException {
        return UserScope.create(systemdRun, machine.resolve("cgroup"), machine.resolve("proc"));
    }

    @Test
    void aScopeIsTriedOutBeforeARunReliesOnIt() throws IOException {
        scope(obliging());

        assertTrue(Files.readString(machine.resolve("asked"))
                .startsWith("--user --scope --quiet --collect -p MemoryAccounting=yes --unit=tideline-"));
    }

    @Test
    void aScopeWhoseLimitCannotBeSetIsNone() throws IOException {
        Files.delete(machine.resolve("cgroup/" + SCOPE + "/memory.max"));
        String systemdRun = obliging();

        assertThrows(IOException.class, () -> scope(systemdRun));
    }

    @Test
    void whatSystemdComplainsOfIsSaid() throws IOException {
        String systemdRun = systemdRun("echo 'Failed to connect to bus: No medium found' >&2\nexit 1\n");

        String message =
                assertThrows(IOException.class, () -> scope(systemdRun)).getMessage();

        assertTrue(message.endsWith("ended with exit code 1: Failed to connect to bus: No medium found"), message);
    }

    @Test
    void theCommandRunsInAScopeOfItsOwn() throws Exception {
        List<String> command = scope(obliging()).enter(List.of("/bin/echo", "a word", "and another"));

        Process process = new ProcessBuilder(command).start();

        assertEquals("a word and another\n", new String(process.getInputStream().readAllBytes()));
        assertEquals(0, process.waitFor());
    }

    @Test
    void theScopeThatTheProcessIsInIsLimitedAndCounted() throws IOException {
        UserScope scope = scope(obliging());
        assertEquals(GroupCounters.NONE, scope.counters());

        scope.entered(42);

        assertEquals(1 << 20, scope.limit(1 << 20));
        assertEquals("1048576", Files.readString(machine.resolve("cgroup/" + SCOPE + "/memory.max")));
        assertEquals(1000, scope.counters().usageBytes());
        assertEquals(7, scope.counters().majorFaults());
    }
}
