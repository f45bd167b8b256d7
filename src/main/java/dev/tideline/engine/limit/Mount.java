package dev.tideline.engine.limit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where control groups that may limit memory are mounted.
 *
 * @param root which group the mount point shows; in a container not "/"
 */
record Mount(CgroupFiles files, Path point, String root) {
    /** Of version 1 only the memory controller's, of version 2 the one there is. */
    static List<Mount> ofControlGroups(Path processes) throws IOException {
        List<Mount> mounts = new ArrayList<>();
        for (String line : Files.readAllLines(processes.resolve("self/mountinfo"))) {
            // 35 24 0:30 ROOT POINT rw,nosuid shared:9 - TYPE SOURCE OPTIONS: proc(5); optional fields end at the dash
            String[] fields = line.split(" ");
            int dash = Arrays.asList(fields).indexOf("-");
            if (dash < 0 || dash + 3 >= fields.length) {
                continue;
            }
            String type = fields[dash + 1];
            if (type.equals("cgroup2")) {
                mounts.add(new Mount(CgroupFiles.V2, Path.of(fields[4]), fields[3]));
            } else if (type.equals("cgroup")
                    && List.of(fields[dash + 3].split(",")).contains("memory")) {
                mounts.add(new Mount(CgroupFiles.V1, Path.of(fields[4]), fields[3]));
            }
        }
        return mounts;
    }

    /** This program's own group and those above it, nearest first. */
    List<Path> candidates(Path processes) throws IOException {
        List<Path> all = new ArrayList<>();
        for (Path group = own(processes); group.startsWith(point); group = group.getParent()) {
            all.add(group);
        }
        return all;
    }

    private Path own(Path processes) throws IOException {
        for (String line : Files.readAllLines(processes.resolve("self/cgroup"))) {
            String[] fields = line.split(":", 3); // number, controllers, path
            boolean here = files == CgroupFiles.V2
                    ? fields[1].isEmpty()
                    : List.of(fields[1].split(",")).contains("memory");
            if (here) {
                String below = fields[2].startsWith(root) ? fields[2].substring(root.length()) : fields[2];
                Path group = point.resolve(below.replaceFirst("^/+", ""));
                return Files.isDirectory(group) ? group : point;
            }
        }
        return point;
    }
}
