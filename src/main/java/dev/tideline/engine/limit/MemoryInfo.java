package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of the whole machine's memory. */
final class MemoryInfo {
    private static final Path FILE = Path.of("/proc/meminfo");

    private MemoryInfo() {}

    /** 0 if the system does not say. @param field with its colon */
    static long bytes(String field) {
        if (!Files.exists(FILE)) {
            return 0;
        }
        try {
            return Files.readAllLines(FILE).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE + ": " + e.getMessage(), e);
        }
    }
}
