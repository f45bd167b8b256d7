package dev.tideline.cli;

import dev.tideline.chart.Export;
import dev.tideline.chart.Figure;
import dev.tideline.io.PerfettoExport;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** A file that a run is exported to; its name says in which format. */
record Target(Path file) {
    private static final String PERFETTO = ".perfetto-trace";

    /** Complains before the run, not after it. @throws InvalidInput if the format is unknown or there is no such directory */
    void check() {
        if (!perfetto()) {
            Export.format(file);
        }
        checkDirectory();
    }

    /** As {@link #check}, where only a picture makes sense. */
    void checkChart() {
        Export.format(file);
        checkDirectory();
    }

    /** As {@link #check}, where the format is known. */
    void checkDirectory() {
        Path directory = file.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new InvalidInput(
                    "Cannot write " + file + ": there is no directory " + directory + ". Create it first.");
        }
        if (!Files.isWritable(directory) || Files.exists(file) && !Files.isWritable(file)) {
            throw new InvalidInput("Cannot write " + file + ": no permission to write there. Choose another place.");
        }
        if (Files.isDirectory(file)) {
            throw new InvalidInput("Cannot write " + file + ": it is a directory. Name a file in it.");
        }
    }

    void write(RunTrace trace, String engine, Supplier<Figure> figure) {
        if (perfetto()) {
            PerfettoExport.write(trace, engine, file);
        } else {
            Export.write(figure.get(), file);
        }
    }

    private boolean perfetto() {
        return file.toString().endsWith(PERFETTO);
    }
}
