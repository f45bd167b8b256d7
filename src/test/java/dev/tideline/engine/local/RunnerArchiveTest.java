package dev.tideline.engine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerArchiveTest {
    private static final String FLAG = "-XX:ArchiveClassesAtExit=";

    @TempDir
    private Path directory;

    private Path cache;
    private Path jar;
    private RunnerArchive archive;

    @BeforeEach
    void build() throws IOException {
        cache = directory.resolve("cache");
        jar = Files.writeString(directory.resolve("some.jar"), "classes");
        archive = new RunnerArchive(cache, List.of(jar));
    }

    private static Path made(RunnerArchive archive) {
        return Path.of(archive.make().get(0).substring(FLAG.length()));
    }

    private static void age(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(31))));
    }

    @Test
    void whatWasMadeIsUsed() throws IOException {
        assertTrue(archive.isMissing());
        Path file = Files.writeString(made(archive), "archive");

        assertFalse(new RunnerArchive(cache, List.of(jar)).isMissing());
        assertEquals(List.of("-XX:SharedArchiveFile=" + file), archive.use());
    }

    @Test
    void aJvmThatWritesNoneIsNotAskedAgainForAMonth() throws IOException {
        Path none = Path.of(made(archive).toString().replace(".jsa", ".none"));
        assertEquals(List.of(), archive.use());

        assertFalse(archive.isMissing());
        assertFalse(new RunnerArchive(cache, List.of(jar)).isMissing());
        age(none);
        assertTrue(new RunnerArchive(cache, List.of(jar)).isMissing());
    }

    @Test
    void oneThatWasKilledIsTriedAgainByTheNextProgram() {
        archive.make();

        assertTrue(new RunnerArchive(cache, List.of(jar)).isMissing());
    }

    @Test
    void anotherBuildsArchiveGoesOnlyWhenItIsOld() throws IOException {
        Path other = Files.writeString(directory.resolve("other.jar"), "other classes");
        Path file = Files.writeString(made(new RunnerArchive(cache, List.of(other))), "archive");
        archive.make();
        assertTrue(Files.exists(file));

        age(file);
        archive.make();
        assertFalse(Files.exists(file));
    }

    @Test
    void classesInDirectoriesCannotBeArchived() {
        assertFalse(new RunnerArchive(cache, List.of(directory)).isMissing());
    }
}
