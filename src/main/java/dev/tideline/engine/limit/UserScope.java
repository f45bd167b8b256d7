package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A control group without root: a scope that the user's own systemd makes around the process. Its files belong to the
 * user, so that limit and counters are those of a {@link Cgroup}; systemd removes it with its last process.
 */
final class UserScope implements MemoryGroup {
    private static final List<String> SCOPE =
            List.of("--user", "--scope", "--quiet", "--collect", "-p", "MemoryAccounting=yes");

    private final String systemdRun;
    private final Path root;
    private final Path processes;
    private Cgroup group;

    private UserScope(String systemdRun, Path root, Path processes) {
        this.systemdRun = systemdRun;
        this.root = root;
        this.processes = processes;
    }

    /**
     * Tries a scope out.
     *
     * @param systemdRun the command of that name
     * @param root where cgroup v2 is mounted
     * @param processes /proc
     * @throws IOException saying why the user's systemd makes no scope that can limit memory
     */
    static UserScope create(String systemdRun, Path root, Path processes) throws IOException {
        String script = "read -r line < \"$1/self/cgroup\" && test -w \"$0/${line#0::/}/memory.max\"";
        UserScope scope = new UserScope(systemdRun, root, processes);
        Command.run(scope.inside(List.of("/bin/sh", "-c", script, root.toString(), processes.toString())));
        return scope;
    }

    @Override
    public String title() {
        return CgroupFiles.V2.title() + ", scope of the user's systemd";
    }

    @Override
    public List<String> enter(List<String> command) {
        return inside(command);
    }

    private List<String> inside(List<String> command) {
        List<String> entering = new ArrayList<>(List.of(systemdRun));
        entering.addAll(SCOPE);
        entering.add("--unit=" + Cgroup.newName());
        entering.add("--");
        entering.addAll(command);
        return entering;
    }

    @Override
    public void entered(long pid) throws IOException {
        Path file = processes.resolve(pid + "/cgroup");
        String line = Files.readString(file).strip();
        group = new Cgroup(CgroupFiles.V2, root.resolve(line.substring(line.indexOf("::/") + "::/".length())));
    }

    @Override
    public long limit(long bytes) throws IOException {
        return group.limit(bytes);
    }

    @Override
    public GroupCounters counters() throws IOException {
        return group == null ? GroupCounters.NONE : group.counters();
    }

    @Override
    public void close() {
        if (group != null) {
            group.close();
        }
    }
}
