package dev.tideline.ui;

import dev.tideline.engine.Engine;
import dev.tideline.io.RunFile;
import dev.tideline.io.RunRecorder;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.wire.RunInfo;
import dev.tideline.workload.InvalidInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Run files of real runs, written while they go on: what was measured cannot be made again. The newest few are kept from
 * session to session. Called on the JavaFX thread.
 */
final class Recordings {
    private static final int KEPT = 20;
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss-SSS", Locale.ROOT);

    private final Path directory;

    Recordings(Path directory) {
        this.directory = directory;
    }

    /** A file for a run that begins now. @throws InvalidInput if the directory cannot be used */
    Path next() {
        try {
            Files.createDirectories(directory);
            prune();
            return directory.resolve(NAME.format(LocalDateTime.now()) + ".tide");
        } catch (IOException e) {
            throw new InvalidInput("Runs cannot be recorded in " + directory + ": " + e.getMessage() + ".", e);
        }
    }

    private void prune() throws IOException {
        List<Path> newestFirst;
        try (Stream<Path> files = Files.list(directory)) {
            newestFirst = files.filter(f -> f.toString().endsWith(".tide"))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
        for (Path old : newestFirst.subList(Math.min(KEPT, newestFirst.size()), newestFirst.size())) {
            Files.deleteIfExists(old);
        }
    }

    /** Writes what it hears to the file and hands it on, on the engine's thread. */
    static RunListener recording(Path file, Engine engine, RunSpec spec, RunListener next) {
        RunRecorder recorder =
                RunFile.record(file, RunInfo.of(spec, engine.title()), next).live();
        return event -> {
            recorder.on(event);
            if (event instanceof RunEvent.RunEnded) {
                recorder.close();
            }
        };
    }
}
