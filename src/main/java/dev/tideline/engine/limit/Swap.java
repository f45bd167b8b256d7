package dev.tideline.engine.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much this machine can page to. */
public final class Swap {
    private static final Path MEMORY = Path.of("/proc/meminfo");

    private Swap() {}

    /** Swap space in bytes, used or not; 0 if there is none, or the system does not say. */
    public static long totalBytes() {
        return kilobytes("SwapTotal:") << 10;
    }

    private static long kilobytes(String field) {
        if (!Files.exists(MEMORY)) {
            return 0;
        }
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith(field))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + MEMORY + ": " + e.getMessage(), e);
        }
    }
}
