package dev.tideline.engine.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * The runner's classes as they were parsed when one first became ready: mapped from a file, they are not memory that a
 * cap must hold, about 7 MiB of it, and the next runner is ready sooner. One file in the cache directory for each Java
 * and build; only ever a saving, since a JVM passes over an archive that does not fit. Where a JVM writes none, an empty
 * file says so for a month. Any thread.
 */
final class RunnerArchive {
    private static final String ANY = "runner-";
    private static final String PREFIX = ANY + Runtime.version().feature() + "-";
    private static final String SUFFIX = ".jsa";
    private static final String NONE = ".none";
    /** So long, builds of several checkouts keep their archives beside each other. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final Path file;
    private final Path none;
    private final boolean possible;
    private volatile boolean tried;

    /** Of the runner with this engine. */
    RunnerArchive(Path cache, InferenceEngine engine) {
        this(cache, EngineJars.besideProgram().classPath(engine));
    }

    RunnerArchive(Path cache, List<Path> classPath) {
        this.possible = classPath.stream().allMatch(Files::isRegularFile);
        String name = PREFIX + (possible ? key(classPath) : "none");
        this.file = cache.resolve(name + SUFFIX);
        this.none = cache.resolve(name + NONE);
    }

    /** What an archive depends on: Java, and which jars, how large and how old. */
    private static String key(List<Path> classPath) {
        CRC32C crc = new CRC32C();
        crc.update(Runtime.version().toString().getBytes());
        try {
            for (Path jar : classPath) {
                String identity = jar.toAbsolutePath() + " " + Files.size(jar) + " " + Files.getLastModifiedTime(jar);
                crc.update(identity.getBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the class path: " + e.getMessage(), e);
        }
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }

    /** False where classes lie in directories, as they do while the program is being built: those cannot be archived. */
    boolean isMissing() {
        return possible && !tried && !Files.exists(file) && !isRecent(none);
    }

    /** Flags of a runner that uses the archive, if there is one. */
    List<String> use() {
        if (Files.exists(file)) {
            return List.of("-XX:SharedArchiveFile=" + file.toAbsolutePath());
        }
        if (tried) {
            remember();
        }
        return List.of();
    }

    /** Only when the runner that should make it has ended, so that one that was killed says nothing. */
    private void remember() {
        try {
            Files.write(none, new byte[0]);
        } catch (IOException e) {
            // The next program tries again.
        }
    }

    /** Flags of a runner that makes the archive when it ends in order. Those that are old go. */
    List<String> make() {
        tried = true;
        try (Stream<Path> all = Files.list(Files.createDirectories(file.getParent()))) {
            all.filter(RunnerArchive::isArchive)
                    .filter(archive -> !isRecent(archive))
                    .forEach(RunnerArchive::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + file.getParent() + ": " + e.getMessage(), e);
        }
        return List.of("-XX:ArchiveClassesAtExit=" + file.toAbsolutePath());
    }

    private static boolean isArchive(Path path) {
        String name = path.getFileName().toString();
        return name.startsWith(ANY) && (name.endsWith(SUFFIX) || name.endsWith(NONE));
    }

    private static boolean isRecent(Path path) {
        try {
            return Files.getLastModifiedTime(path)
                    .toInstant()
                    .isAfter(Instant.now().minus(KEPT));
        } catch (IOException e) {
            return false;
        }
    }

    private static void delete(Path archive) {
        try {
            Files.deleteIfExists(archive);
        } catch (IOException e) {
            // Somebody may be using it; a later program tries again.
        }
    }
}
