package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a folder's files must contain, by name: its file {@value #FILE}, as {@code sha256sum} writes and checks it.
 * Immutable.
 */
record Checksums(Map<String, String> byName) {
    static final String FILE = "SHA256SUMS";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](.+)");

    Checksums {
        byName = Map.copyOf(byName);
    }

    /** None if the folder has no such file. @throws InvalidInput naming the line that is none */
    static Checksums read(Path folder) {
        Path file = folder.resolve(FILE);
        if (!Files.exists(file)) {
            return new Checksums(Map.of());
        }
        Map<String, String> sums = new TreeMap<>();
        try {
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                Matcher parts = LINE.matcher(line);
                if (!parts.matches()) {
                    throw new InvalidInput(file + ": '" + line + "' is not a checksum and a file name, as sha256sum"
                            + " writes them. Delete it: random weights are then made again, of trained ones only the"
                            + " sizes are checked.");
                }
                sums.put(parts.group(2), parts.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file + ": " + WholeFile.reason(e), e);
        }
        return new Checksums(sums);
    }

    void write(Path folder) throws IOException {
        String text = new TreeMap<>(byName)
                .entrySet().stream()
                        .map(e -> e.getValue() + "  " + e.getKey() + "\n")
                        .collect(Collectors.joining());
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        WholeFile.write(folder.resolve(FILE), out -> out.write(bytes));
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }
}
