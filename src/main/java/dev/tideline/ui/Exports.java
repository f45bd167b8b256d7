package dev.tideline.ui;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.Export;
import dev.tideline.chart.Figure;
import dev.tideline.chart.RunNames;
import dev.tideline.engine.RunControl;
import dev.tideline.io.CsvExport;
import dev.tideline.io.PerfettoExport;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.concurrent.Task;

/** Writes the runs shown to files, in the background, with progress and Cancel. Started on the JavaFX thread. */
final class Exports {
    private final Session session;
    private final FilePrompt prompt;
    private final Pictures pictures;
    private final Consumer<String> done;
    private PictureChoice last = PictureChoice.FIRST;

    /** @param done hears what was written, in a sentence */
    Exports(Session session, FilePrompt prompt, Pictures pictures, Consumer<String> done) {
        this.session = session;
        this.prompt = prompt;
        this.pictures = pictures;
        this.done = done;
    }

    /**
     * Asks how and where to, and writes: a picture of all that is shown, anything else of the first run. A trace that still
     * grows belongs to the window: its run must have ended.
     */
    void export(FileKind kind) {
        List<Run> shown = List.copyOf(session.shown());
        if (shown.isEmpty()) {
            throw new InvalidInput("There is no run to export yet. Press Run first.");
        }
        shown.stream().filter(session.runs()::isLive).findFirst().ifPresent(run -> {
            throw new InvalidInput(
                    "Run " + run.number() + " is still going on. Stop it, or export it when it has ended.");
        });
        switch (kind) {
            case SVG, PNG, PDF -> picture(kind, shown);
            case CSV ->
                prompt.directory("Write tasks.csv, memory.csv, jobs.csv and run.json of "
                                + shown.get(0).words() + " into")
                        .ifPresent(directory -> data(kind, shown.get(0), directory));
            case PERFETTO, RUN ->
                prompt.save(title(kind, shown.get(0).words()), kind, name(shown.get(0)))
                        .ifPresent(file -> data(kind, shown.get(0), file));
            case WORKLOAD -> throw new IllegalArgumentException("a workload is saved, not exported");
        }
    }

    private void picture(FileKind kind, List<Run> shown) {
        boolean single = shown.size() == 1;
        String what = single ? shown.get(0).words() : "comparison of " + String.join("; ", names(shown));
        Optional<PictureChoice> choice = prompt.picture(kind, capitalised(what), last, single);
        choice.ifPresent(c -> {
            last = c;
            prompt.save(title(kind, what), kind, single ? name(shown.get(0)) : name(shown))
                    .ifPresent(file -> {
                        Figure figure = pictures.figure(c);
                        write(control -> Export.write(figure, file, c.pixels()), file, what);
                    });
        });
    }

    private static String title(FileKind kind, String what) {
        return "Export " + what + " as " + kind.title();
    }

    private static String capitalised(String what) {
        return what.substring(0, 1).toUpperCase(Locale.ROOT) + what.substring(1);
    }

    private static List<String> names(List<Run> runs) {
        List<ChartRun> charts = runs.stream().map(r -> r.toChart(List.of())).toList();
        return RunNames.of(charts);
    }

    /** Different for different settings, so that one picture does not take the other's place. */
    private static String name(Run run) {
        return plain(run.spec().workload().name() + "-" + run.spec().loading().id() + "-"
                + run.spec().scheduler() + "-" + Bytes.exact(run.spec().capBytes()));
    }

    private static String name(List<Run> runs) {
        return plain(runs.get(0).spec().workload().name() + "-compare-" + String.join("-", names(runs)));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_.]+", "-");
    }

    private void data(FileKind kind, Run run, Path file) {
        Writing writing =
                switch (kind) {
                    case CSV -> control -> CsvExport.write(run.trace(), run.engine(), file);
                    case PERFETTO -> control -> PerfettoExport.write(run.trace(), run.engine(), file);
                    default -> control -> RunCopy.write(run, file, control);
                };
        write(writing, file, run.words());
    }

    private void write(Writing writing, Path file, String what) {
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
        session.background().show(task, written -> done.accept("Wrote " + what + " to " + written));
    }

    /** What is done elsewhere once all is decided. */
    interface Writing {
        void write(RunControl control);
    }
}
