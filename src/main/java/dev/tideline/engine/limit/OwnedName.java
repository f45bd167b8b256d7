package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names of what must not outlive the program: each says which process made it, so that a later one can tell what a
 * killed program left. A pid alone does not say it, since pids come again, in a restarted container even the same ones;
 * so the moment at which the process began is in the name, too.
 */
final class OwnedName {
    private static final Pattern OWNER = Pattern.compile("(\\d+)-(\\d+)-[0-9a-f]+");
    /** Of /proc/PID/stat behind the name in parentheses: proc(5) counts it as the 22nd field, and state as the third. */
    private static final int START = 22 - 3;

    private OwnedName() {}

    /** Unique on this machine. @param prefix says what it is */
    static String next(String prefix) {
        long pid = ProcessHandle.current().pid();
        return prefix + pid + "-" + startTicks(pid) + "-" + Long.toHexString(System.nanoTime());
    }

    /** Whether it is a name with this prefix whose process is no more. */
    static boolean isLeftover(String prefix, Path path) {
        String name = path.getFileName().toString();
        if (!name.startsWith(prefix)) {
            return false;
        }
        Matcher owner = OWNER.matcher(name.substring(prefix.length()));
        return owner.matches() && isGone(Long.parseLong(owner.group(1)), Long.parseLong(owner.group(2)));
    }

    private static boolean isGone(long pid, long startTicks) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty() || startTicks(pid) != startTicks;
    }

    /** Since the machine was started, as the kernel counts them whatever becomes of the clock; 0 where it does not say. */
    private static long startTicks(long pid) {
        try (KernelFile stat = KernelFile.open(Path.of("/proc", pid + "", "stat"))) {
            return stat.read().word(START, ')');
        } catch (IOException e) {
            return 0;
        }
    }
}
