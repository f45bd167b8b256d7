package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What the files of a control group are called and hold, which is what its two versions differ in. */
enum CgroupFiles {
    V1("cgroup v1", "memory.limit_in_bytes", "memory.usage_in_bytes") {
        @Override
        void allowSwap(Path group) throws IOException {
            // The parent's may be 0: then a group over its limit is killed beside free swap.
            Files.writeString(group.resolve("memory.swappiness"), "60");
        }

        @Override
        GroupCounters counters(Path group) throws IOException {
            List<String> stat = lines(group, "memory.stat");
            return new GroupCounters(
                    usage(group),
                    field(stat, "rss"),
                    Long.parseLong(lines(group, "memory.kmem.usage_in_bytes").get(0)),
                    field(stat, "swap"),
                    field(stat, "pgmajfault"),
                    0,
                    field(lines(group, "memory.oom_control"), "oom_kill"));
        }

        @Override
        void empty(Path group) throws IOException {
            // Cached pages of files keep a version 1 group alive in the kernel after its directory is gone.
            Files.writeString(group.resolve("memory.force_empty"), "0");
        }
    },
    V2("cgroup v2", "memory.max", "memory.current") {
        @Override
        void allowSwap(Path group) throws IOException {
            Path most = group.resolve("memory.swap.max");
            if (Files.exists(most)) {
                Files.writeString(most, "max");
            }
        }

        @Override
        GroupCounters counters(Path group) throws IOException {
            List<String> stat = lines(group, "memory.stat");
            return new GroupCounters(
                    usage(group),
                    field(stat, "anon"),
                    kernel(stat),
                    first(lines(group, "memory.swap.current")),
                    field(stat, "pgmajfault"),
                    1000 * pressure(lines(group, "memory.pressure")),
                    field(lines(group, "memory.events"), "oom_kill"));
        }

        @Override
        void empty(Path group) {
            // Cached pages move to the parent by themselves.
        }
    };

    /** Version 1 writes none as the largest number of whole pages. */
    private static final long NO_LIMIT = Long.MAX_VALUE >> 16 << 16;

    private final String title;
    private final String limit;
    private final String usage;

    CgroupFiles(String title, String limit, String usage) {
        this.title = title;
        this.limit = limit;
        this.usage = usage;
    }

    String title() {
        return title;
    }

    /** @return what the file holds afterwards */
    long limit(Path group, long bytes) throws IOException {
        Path file = group.resolve(limit);
        Files.writeString(file, Long.toString(bytes));
        return Long.parseLong(Files.readString(file).strip());
    }

    /** In bytes; empty if there is none, or the group shows none as the topmost does. */
    OptionalLong limit(Path group) {
        String text = text(group, limit);
        return text.isEmpty() || text.equals("max") || Long.parseLong(text) >= NO_LIMIT
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseLong(text));
    }

    /** Memory charged to the group, in bytes; 0 if it does not say. */
    long usage(Path group) {
        String text = text(group, usage);
        return text.isEmpty() ? 0 : Long.parseLong(text);
    }

    private static String text(Path group, String file) {
        try {
            return Files.readString(group.resolve(file)).strip();
        } catch (NoSuchFileException e) {
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + group.resolve(file) + ": " + e.getMessage(), e);
        }
    }

    abstract void allowSwap(Path group) throws IOException;

    abstract GroupCounters counters(Path group) throws IOException;

    /** Before a group is removed: lets go of what nobody uses. */
    abstract void empty(Path group) throws IOException;

    /** Linux before 5.18 counts only the parts. */
    private static long kernel(List<String> stat) {
        long all = field(stat, "kernel");
        return all > 0
                ? all
                : Stream.of("kernel_stack", "pagetables", "percpu", "sock", "slab")
                        .mapToLong(part -> field(stat, part))
                        .sum();
    }

    /** A kernel built without swap accounting or pressure information lacks some files: nothing is counted then. */
    private static List<String> lines(Path group, String file) throws IOException {
        try {
            return Files.readAllLines(group.resolve(file));
        } catch (NoSuchFileException e) {
            if (!Files.isDirectory(group)) {
                throw e;
            }
            return List.of("0");
        }
    }

    private static long first(List<String> lines) {
        return Long.parseLong(lines.get(0));
    }

    /** Lines of a name and a number. */
    private static long field(List<String> lines, String name) {
        String start = name + " ";
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .mapToLong(line -> Long.parseLong(line.substring(start.length()).strip()))
                .findFirst()
                .orElse(0);
    }

    /** Of "some avg10=0.00 avg60=0.00 avg300=0.00 total=123", in microseconds. */
    private static long pressure(List<String> lines) {
        String start = "total=";
        return lines.stream()
                .filter(line -> line.startsWith("some"))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(start) + start.length())))
                .findFirst()
                .orElse(0);
    }
}
