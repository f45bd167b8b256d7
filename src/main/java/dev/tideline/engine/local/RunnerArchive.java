package dev.tideline.engine.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The runner's classes as they were parsed when one first became ready: mapped from a file, they are not memory that a
 * cap must hold, about 7 MiB of it, and the next runner is ready sooner. One file in the cache directory for each Java
 * and build; only ever a saving, since a JVM passes over an archive that does not fit. Immutable; any thread.
 */
final class RunnerArchive {
    private static final String PREFIX = "runner-" + Runtime.version().feature() + "-";
    private static final String SUFFIX = ".jsa";

    private final Path file;
    private final boolean possible;

    RunnerArchive(Path cache) {
        List<Path> classPath = Arrays.stream(
                        System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        this.possible = classPath.stream().allMatch(Files::isRegularFile);
        this.file = cache.resolve(PREFIX + (possible ? key(classPath) : "none") + SUFFIX);
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
        return possible && !Files.exists(file);
    }

    /** Flags of a runner that uses the archive, if there is one. */
    List<String> use() {
        return Files.exists(file) ? List.of("-XX:SharedArchiveFile=" + file.toAbsolutePath()) : List.of();
    }

    /** Flags of a runner that makes the archive when it ends in order. Those of older builds go. */
    List<String> make() {
        try (DirectoryStream<Path> older =
                Files.newDirectoryStream(Files.createDirectories(file.getParent()), PREFIX + "*" + SUFFIX)) {
            for (Path archive : older) {
                Files.deleteIfExists(archive);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + file.getParent() + ": " + e.getMessage(), e);
        }
        return List.of("-XX:ArchiveClassesAtExit=" + file.toAbsolutePath());
    }
}
