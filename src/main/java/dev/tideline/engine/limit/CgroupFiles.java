package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the files of a control group are called and hold, which is what its two versions differ in. */
enum CgroupFiles {
    V1("cgroup v1", "memory.limit_in_bytes", "memory.usage_in_bytes") {
        @Override
        void allowSwap(Path group) throws IOException {
            // The parent's may be 0: then a group over its limit is killed beside free swap.
            Files.writeString(group.resolve("memory.swappiness"), "60");
        }

        @Override
        GroupReader reader(Path group) throws IOException {
            return new GroupReader.V1(group);
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
        GroupReader reader(Path group) throws IOException {
            return new GroupReader.V2(group);
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

    /** @throws IOException if there is no such group */
    abstract GroupReader reader(Path group) throws IOException;

    /** Before a group is removed: lets go of what nobody uses. */
    abstract void empty(Path group) throws IOException;
}
