package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A control group in a directory of its own, which this program made and removes. */
final class Cgroup implements MemoryGroup {
    private static final String PREFIX = "tideline-";
    static final String PROCESSES = "cgroup.procs";
    /** A process that was killed under memory pressure may take a while to give its pages back. */
    private static final int REMOVE_TRIES = 500;

    private static final long BETWEEN_TRIES_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final CgroupFiles files;
    private final Path directory;
    /** None before the first reading. */
    private final List<GroupReader> reader = new ArrayList<>(1);

    Cgroup(CgroupFiles files, Path directory) {
        this.files = files;
        this.directory = directory;
    }

    /**
     * Makes a group, and removes those that a killed program left in the same place.
     *
     * @throws IOException if it cannot be made or cannot limit memory there
     */
    static Cgroup create(CgroupFiles files, Path parent) throws IOException {
        removeLeftovers(files, parent);
        Path directory = parent.resolve(newName());
        Files.createDirectory(directory);
        Cgroup group = new Cgroup(files, directory);
        try {
            files.allowSwap(directory);
            group.counters();
            return group;
        } catch (IOException e) {
            group.close();
            throw e;
        }
    }

    /** Says which program made the group. */
    static String newName() {
        return OwnedName.next(PREFIX);
    }

    private static void removeLeftovers(CgroupFiles files, Path parent) throws IOException {
        List<Path> leftovers;
        try (Stream<Path> children = Files.list(parent)) {
            leftovers = children.filter(child -> OwnedName.isLeftover(PREFIX, child))
                    .toList();
        }
        for (Path leftover : leftovers) {
            new Cgroup(files, leftover).remove(1);
        }
    }

    @Override
    public String title() {
        return files.title();
    }

    @Override
    public List<String> enter(List<String> command) {
        List<String> entering = new ArrayList<>(List.of("/bin/sh", "-c", "echo $$ > \"$0\" && exec \"$@\""));
        entering.add(directory.resolve(PROCESSES).toString());
        entering.addAll(command);
        return entering;
    }

    @Override
    public void entered(long pid) {
        // It entered by itself, or is no more.
    }

    @Override
    public long limit(long bytes) throws IOException {
        return files.limit(directory, bytes);
    }

    @Override
    public synchronized GroupCounters counters() throws IOException {
        if (reader.isEmpty()) {
            reader.add(files.reader(directory));
        }
        return reader.get(0).read();
    }

    private synchronized void closeReader() {
        try {
            for (GroupReader r : reader) {
                r.close();
            }
        } catch (IOException e) {
            // Nothing was written that could be lost.
        }
        reader.clear();
    }

    @Override
    public void close() {
        closeReader();
        if (Files.exists(directory)) {
            kill();
            remove(REMOVE_TRIES);
        }
    }

    private void kill() {
        try {
            for (String pid : Files.readAllLines(directory.resolve(PROCESSES))) {
                ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
            }
        } catch (IOException e) {
            // It has been removed meanwhile, and so has no process.
        }
    }

    private void remove(int tries) {
        for (int left = tries; left > 0; left--) {
            try {
                files.empty(directory);
                Files.deleteIfExists(directory);
                return;
            } catch (IOException e) {
                // Busy until its last process is gone.
                LockSupport.parkNanos(BETWEEN_TRIES_NS);
            }
        }
    }
}
