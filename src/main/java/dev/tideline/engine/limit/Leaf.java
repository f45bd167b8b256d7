package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A group below this program's own, for the program itself. Version 2 hands controllers down only from a group without
 * processes (Linux, Documentation/admin-guide/cgroup-v2.rst, "No Internal Process Constraint"), and a service that systemd
 * delegates a group to begins in that very group.
 */
final class Leaf {
    private static final String NAME = "tideline-main";

    private Leaf() {}

    /**
     * Moves this program out of a group that it has to itself into one below.
     *
     * @param group of version 2, where this program is
     * @throws IOException if others are in the group too, or the system does not allow it
     */
    static void stepAside(Path group) throws IOException {
        List<String> inside = Files.readAllLines(group.resolve(Cgroup.PROCESSES));
        if (group.endsWith(NAME) || inside.isEmpty() || !inside.stream().allMatch(Leaf::isOwn)) {
            throw new IOException("other processes are in the control group " + group);
        }
        Path leaf = group.resolve(NAME);
        Files.createDirectories(leaf);
        for (String pid : inside) {
            Files.writeString(leaf.resolve(Cgroup.PROCESSES), pid);
        }
    }

    /** This program, or something that it has started. */
    private static boolean isOwn(String pid) {
        long self = ProcessHandle.current().pid();
        long number = Long.parseLong(pid);
        return number == self || ProcessHandle.current().descendants().anyMatch(child -> child.pid() == number);
    }
}
