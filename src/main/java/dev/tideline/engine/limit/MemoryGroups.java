package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out how this machine limits a process's memory: control groups version 2 or 1 below this program's own group
 * where its files may be written (root, or a delegated group), otherwise a scope of the user's systemd. Blocks on files
 * and commands, for milliseconds. Immutable.
 */
public final class MemoryGroups {
    private static final String MEMORY = "memory";

    private final Path processes;

    public MemoryGroups() {
        this(Path.of("/proc"));
    }

    /** @param processes stands in for /proc in tests */
    MemoryGroups(Path processes) {
        this.processes = processes;
    }

    private interface Way {
        MemoryGroup open() throws IOException;
    }

    /**
     * Makes a group.
     *
     * @throws IOException saying in one sentence why that is not possible here
     */
    public MemoryGroup open() throws IOException {
        if (!Files.exists(processes.resolve("self/mountinfo"))) {
            throw new IOException("this system has no control groups (Linux has)");
        }
        requireController();
        List<String> reasons = new ArrayList<>();
        for (Way way : ways()) {
            try {
                return way.open();
            } catch (IOException e) {
                reasons.add(reason(e));
            }
        }
        throw new IOException(
                reasons.isEmpty()
                        ? "no control group with a memory controller is mounted"
                        : "no control group can be made: " + String.join("; ", reasons));
    }

    /** Why a process cannot be limited here; empty if it can. Makes a group and removes it. */
    public Optional<String> obstacle() {
        try {
            open().close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** Raspberry Pi OS boots with it switched off. A container's topmost group may hide it, and is not asked. */
    private void requireController() throws IOException {
        List<Mount> mounts = Mount.ofControlGroups(processes);
        boolean off = !mounts.isEmpty();
        for (Mount mount : mounts) {
            off &= mount.files() == CgroupFiles.V2 && mount.root().equals("/") && !controlsMemory(mount.point());
        }
        if (off) {
            throw new IOException("this system's kernel has its memory controller switched off (on a Raspberry Pi, add"
                    + " cgroup_enable=memory to the line in /boot/firmware/cmdline.txt and restart)");
        }
    }

    private List<Way> ways() throws IOException {
        List<Way> ways = new ArrayList<>();
        for (Mount mount : Mount.ofControlGroups(processes)) {
            CgroupFiles files = mount.files();
            for (Path parent : mount.candidates(processes)) {
                if (files == CgroupFiles.V1 || controlsMemory(parent)) {
                    ways.add(() -> Cgroup.create(files, delegating(files, parent)));
                }
            }
            if (files == CgroupFiles.V2) {
                ways.add(() -> UserScope.create("systemd-run", mount.point(), processes));
            }
        }
        return ways;
    }

    private static boolean controlsMemory(Path group) throws IOException {
        return words(group.resolve("cgroup.controllers")).contains(MEMORY);
    }

    /** Version 2 hands a controller down only where that was asked for, and not from a group that has processes itself. */
    private static Path delegating(CgroupFiles files, Path parent) throws IOException {
        Path handedDown = parent.resolve("cgroup.subtree_control");
        if (files == CgroupFiles.V2 && !words(handedDown).contains(MEMORY)) {
            handDown(handedDown);
        }
        return parent;
    }

    private static void handDown(Path file) throws IOException {
        try {
            Files.writeString(file, "+" + MEMORY);
        } catch (IOException busy) {
            Leaf.stepAside(file.getParent());
            Files.writeString(file, "+" + MEMORY);
        }
    }

    private static List<String> words(Path file) throws IOException {
        return Files.exists(file) ? List.of(Files.readString(file).strip().split("\\s+")) : List.of();
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException denied) {
            return "no permission for " + denied.getFile();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
