package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** The control groups that this program itself runs in, such as a container's: whatever it starts is inside them too. */
public final class Surroundings {
    private final List<Group> groups;

    private record Group(CgroupFiles files, Path directory) {}

    private Surroundings(List<Group> groups) {
        this.groups = groups;
    }

    /** @throws UncheckedIOException if the system's files cannot be read */
    public static Surroundings ofThisProgram() {
        return of(Path.of("/proc"));
    }

    /** @param processes stands in for /proc in tests */
    static Surroundings of(Path processes) {
        List<Group> groups = new ArrayList<>();
        try {
            if (Files.exists(processes.resolve("self/mountinfo"))) {
                for (Mount mount : Mount.ofControlGroups(processes)) {
                    mount.candidates(processes).forEach(group -> groups.add(new Group(mount.files(), group)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the control groups of this program: " + e.getMessage(), e);
        }
        return new Surroundings(groups);
    }

    /** The smallest limit of memory, in bytes; empty if none is set. */
    public OptionalLong limitBytes() {
        return groups.stream()
                .flatMapToLong(group -> stream(group.files.limit(group.directory)))
                .min();
    }

    /** What may still be taken before one of them is full, in bytes; empty if none has a limit. */
    public OptionalLong roomBytes() {
        return groups.stream()
                .flatMapToLong(group -> stream(group.files.limit(group.directory))
                        .map(limit -> Math.max(0, limit - group.files.usage(group.directory))))
                .min();
    }

    private static LongStream stream(OptionalLong value) {
        return value.isPresent() ? LongStream.of(value.getAsLong()) : LongStream.empty();
    }
}
