package dev.tideline.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.io.Catalog;
import dev.tideline.trace.RunTrace;
import dev.tideline.ui.compose.Draft;
import dev.tideline.ui.compose.RunSettings;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private final Composer composer = new Composer();
    private final Runs runs = new Runs(
            new Background(e -> {
                throw new AssertionError(e);
            }),
            new Recordings(Path.of("none")),
            e -> {
                throw new AssertionError(e);
            });
    private final ObservableList<Run> shown = FXCollections.observableArrayList();
    private final Changes changes = new Changes(composer, runs, shown);

    @BeforeEach
    void threeRuns() {
        Catalog catalog = Catalog.shipped();
        for (int i = 0; i < 3; i++) {
            RunTrace trace = new RunTrace(RunSettings.first("teaching")
                    .spec(catalog.workload("teaching-overlap"), catalog.networks(), catalog.profile("teaching")));
            runs.add("teaching-overlap", "Simulator", trace, Run.NO_FILE);
        }
        shown.setAll(List.of(runs.list().get(1)));
    }

    private List<Integer> numbers() {
        return runs.list().stream().map(Run::number).toList();
    }

    private void edit() {
        composer.edit(d -> Draft.of(Catalog.shipped().workload("small-3")));
    }

    @Test
    void bringsADeletedRunBackToItsPlaceAndShowsIt() {
        changes.delete(List.of(runs.list().get(1)));
        assertEquals(List.of(1, 3), numbers());
        assertEquals(List.of(runs.list().get(1)), shown);

        changes.undo();
        assertEquals(List.of(1, 2, 3), numbers());
        assertEquals(List.of(runs.list().get(1)), shown);

        changes.redo();
        assertEquals(List.of(1, 3), numbers());
    }

    @Test
    void undoesEditsAndDeletionsInTheOrderTheyWereDone() {
        edit();
        changes.delete(List.copyOf(runs.list()));
        composer.edit(d -> Draft.EMPTY);

        changes.undo();
        assertFalse(composer.now().isEmpty());
        assertEquals(List.of(), numbers());
        changes.undo();
        assertEquals(List.of(1, 2, 3), numbers());
        assertFalse(composer.now().isEmpty());
        changes.undo();
        assertTrue(composer.now().isEmpty());

        changes.redo();
        assertFalse(composer.now().isEmpty());
        changes.redo();
        assertEquals(List.of(), numbers());
        changes.redo();
        assertTrue(composer.now().isEmpty());
    }
}
