package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Texts that are compared whole; {@code -Dgolden=update} writes them anew, to be looked at before they are committed. */
final class Golden {
    private static final Path DIRECTORY = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    static void check(String name, String actual) {
        Path file = DIRECTORY.resolve(name);
        try {
            if ("update".equals(System.getProperty("golden"))) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual, name + " differs; run with -Dgolden=update and look at it");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
