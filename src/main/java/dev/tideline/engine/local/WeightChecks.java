package dev.tideline.engine.local;

import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Compares weight files with their {@link Checksums}. A file that passed is not read again while it looks as it did then:
 * size, time of its last write and, where the system has it, of its last change of any kind, which no program can set
 * back. So a run on hundreds of megabytes waits for them once. What a disk loses silently is only found by reading every byte.
 *
 * <p>The memory of that is a file in the cache for each folder of weights, so that folders of others can stay read-only.
 * Any thread may use it, and several processes at once.
 */
final class WeightChecks {
    /** Times of files are coarse (2 s on FAT): a file that has just changed may change again and look the same. */
    private static final long SETTLED_AFTER_MS = 2_000;

    private final Path directory;
    private final LongSupplier nowMs;

    /**
     * @param directory of its memory
     * @param nowMs since 1970, as files are dated
     */
    WeightChecks(Path directory, LongSupplier nowMs) {
        this.directory = directory;
        this.nowMs = nowMs;
    }

    /**
     * Does nothing where there are no checksums.
     *
     * @param everyByte otherwise only files are read that changed since they passed
     * @throws InvalidInput naming a file that is not what it should be
     */
    void check(WeightFolder folder, boolean everyByte) {
        Checksums sums = Checksums.read(folder.path());
        if (sums.isEmpty()) {
            return;
        }
        Set<String> passed = remembered(folder);
        Set<String> passes = new LinkedHashSet<>();
        for (int layer : folder.layers()) {
            Path file = folder.file(layer);
            String sum = sums.byName().getOrDefault(file.getFileName().toString(), "");
            try {
                Look look = Look.at(file);
                String line = sum + "  " + file.getFileName() + "  " + look.text();
                if (everyByte || !passed.contains(line)) {
                    require(sum, file, folder);
                }
                if (look.changedMs() + SETTLED_AFTER_MS < nowMs.getAsLong()) {
                    passes.add(line);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot read weights from " + file + ": " + WholeFile.reason(e), e);
            }
        }
        if (!passes.equals(passed)) {
            remember(folder, passes);
        }
    }

    private static void require(String sum, Path file, WeightFolder folder) throws IOException {
        if (sum.isEmpty()) {
            throw new InvalidInput(
                    "Weight file " + file + " has no checksum in " + Checksums.FILE + " beside it. " + folder.advice());
        }
        String found = Sha256.of(file);
        if (!found.equals(sum)) {
            throw new InvalidInput("Weight file " + file + " is damaged: its SHA-256 is " + found + ", but "
                    + Checksums.FILE + " beside it says " + sum + ". " + folder.advice());
        }
    }

    /** How a file looks from outside. */
    private record Look(String text, long changedMs) {
        static Look at(Path file) throws IOException {
            boolean unix = file.getFileSystem().supportedFileAttributeViews().contains("unix");
            Map<String, Object> all =
                    Files.readAttributes(file, unix ? "unix:size,lastModifiedTime,ctime" : "size,lastModifiedTime");
            FileTime written = (FileTime) all.get("lastModifiedTime");
            FileTime changed = unix ? (FileTime) all.get("ctime") : written;
            return new Look(
                    all.get("size") + " " + written + " " + changed, Math.max(written.toMillis(), changed.toMillis()));
        }
    }

    private Path memory(WeightFolder folder) {
        byte[] place = folder.path().toAbsolutePath().normalize().toString().getBytes(StandardCharsets.UTF_8);
        return directory.resolve(Sha256.of(place).substring(0, 16));
    }

    private Set<String> remembered(WeightFolder folder) {
        try {
            return new HashSet<>(Files.readAllLines(memory(folder)));
        } catch (IOException e) {
            return Set.of(); // at worst all files are read once more
        }
    }

    private void remember(WeightFolder folder, Set<String> passes) {
        byte[] lines = String.join("\n", passes).getBytes(StandardCharsets.UTF_8);
        try {
            CacheFile.write(memory(folder), out -> out.write(lines));
        } catch (IOException e) {
            // The weights are sound, which is what was asked; next time they are read again.
        }
    }
}
