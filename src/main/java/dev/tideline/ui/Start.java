package dev.tideline.ui;

import dev.tideline.io.Catalog;
import dev.tideline.io.WorkloadFile;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the first window shows, read from disk while the toolkit starts: what was left unsaved, otherwise the file that was
 * open, otherwise the demonstration.
 *
 * @param unsaved whether the workload is what an earlier session left without saving
 * @param file where it is or shall be saved; the empty path if nowhere
 */
record Start(Shelf shelf, Workload workload, boolean unsaved, Path file) {
    static final String DEMO = "small-batch-5";

    /** Blocks on the disk. */
    static Start read(Places places, Catalog catalog) {
        Shelf shelf = Shelf.load(catalog);
        List<String> problems = new ArrayList<>(shelf.problems());
        Path file = Path.of(Remembered.read(places.remembered()).file());
        Optional<Workload> left = readable(places.autosave(), problems);
        Optional<Workload> open = left.isPresent() ? Optional.empty() : readable(file, problems);
        Shelf told = new Shelf(catalog, shelf.networks(), shelf.profiles(), shelf.workloads(), problems);
        return new Start(
                told,
                left.or(() -> open).orElseGet(() -> catalog.workload(DEMO)),
                left.isPresent(),
                left.isPresent() || open.isPresent() ? file : Path.of(""));
    }

    private static Optional<Workload> readable(Path file, List<String> problems) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(WorkloadFile.read(file));
        } catch (InvalidInput e) {
            problems.add(e.getMessage());
            return Optional.empty();
        }
    }
}
