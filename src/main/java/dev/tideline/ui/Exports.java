package dev.tideline.ui;

import dev.tideline.chart.Export;
import dev.tideline.chart.Figure;
import dev.tideline.engine.RunControl;
import dev.tideline.io.CsvExport;
import dev.tideline.io.PerfettoExport;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.concurrent.Task;

/** Writes the run shown to files, in the background, with progress and Cancel. Started on the JavaFX thread. */
final class Exports {
    private final Session session;
    private final FilePrompt prompt;
    private final Pictures pictures;
    private final Consumer<String> done;

    /** @param done hears what was written, in a sentence */
    Exports(Session session, FilePrompt prompt, Pictures pictures, Consumer<String> done) {
        this.session = session;
        this.prompt = prompt;
        this.pictures = pictures;
        this.done = done;
    }

    /** A picture with so many pixels per unit. */
    void png(double scale) {
        export(FileKind.PNG, scale);
    }

    void export(FileKind kind) {
        export(kind, Export.PNG_SCALE);
    }

    /** Asks where to, and writes. A trace that still grows belongs to the window: its run must have ended. */
    private void export(FileKind kind, double scale) {
        Run run = session.shown().stream()
                .findFirst()
                .orElseThrow(() -> new InvalidInput("There is no run to export yet. Press Run first."));
        if (session.shown().stream().anyMatch(session.runs()::isLive)) {
            throw new InvalidInput(
                    "Run " + run.number() + " is still going on. Stop it, or export it when it has ended.");
        }
        target(kind, name(run)).ifPresent(file -> write(writing(kind, run, file, scale), file));
    }

    private static String name(Run run) {
        return run.spec().workload().name() + "-"
                + run.spec().loading().id() + "-"
                + run.spec().scheduler().toLowerCase(java.util.Locale.ROOT);
    }

    private Optional<Path> target(FileKind kind, String name) {
        return kind == FileKind.CSV
                ? prompt.directory("Write tasks.csv, memory.csv and jobs.csv into")
                : prompt.save("Export as " + kind.title(), kind, name);
    }

    private void told(Path file) {
        done.accept("Wrote " + file);
    }

    private void write(Writing writing, Path file) {
        RunControl control = new RunControl();
        Task<Path> task = new Task<>() {
            @Override
            protected Path call() {
                updateTitle("Writing " + file.getFileName());
                writing.write(control);
                return file;
            }

            @Override
            protected void cancelled() {
                control.stop();
            }
        };
        session.background().show(task, this::told);
    }

    /** What is done elsewhere once all is decided. */
    interface Writing {
        void write(RunControl control);
    }

    private Writing writing(FileKind kind, Run run, Path file, double scale) {
        return switch (kind) {
            case SVG, PNG, PDF -> {
                Figure figure = pictures.figure();
                yield control -> Export.write(figure, file, scale);
            }
            case CSV -> control -> CsvExport.write(run.trace(), file);
            case PERFETTO -> control -> PerfettoExport.write(run.trace(), run.engine(), file);
            case RUN -> control -> RunCopy.write(run, file, control);
            case WORKLOAD -> throw new IllegalArgumentException("a workload is saved, not exported");
        };
    }
}
