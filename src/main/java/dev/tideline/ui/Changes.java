package dev.tideline.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import javafx.collections.ObservableList;

/**
 * Undo and redo of two things in the order they were done in: edits of the workload, which the composer keeps, and
 * deletions of runs. A deletion remembers how many edits lay before it: while there are no more than those, it is the last
 * thing that was done. Lives on the JavaFX thread.
 */
final class Changes {
    private final Composer composer;
    private final Runs runs;
    private final ObservableList<Run> shown;
    private final Deque<Deletion> done = new ArrayDeque<>();
    private final Deque<Deletion> undone = new ArrayDeque<>();

    private record Deletion(List<Run> runs, int edits) {}

    /** @param shown the runs in the chart, which goes with what is deleted and brought back */
    Changes(Composer composer, Runs runs, ObservableList<Run> shown) {
        this.composer = composer;
        this.runs = runs;
        this.shown = shown;
    }

    /** One that is under way is stopped. */
    void delete(List<Run> gone) {
        if (!gone.isEmpty()) {
            undone.clear();
            delete(new Deletion(List.copyOf(gone), composer.depth()));
        }
    }

    private void delete(Deletion deletion) {
        done.push(deletion);
        runs.remove(deletion.runs());
        shown.removeAll(deletion.runs());
        if (shown.isEmpty() && !runs.list().isEmpty()) {
            shown.setAll(List.of(runs.list().get(runs.list().size() - 1)));
        }
    }

    void undo() {
        if (done.isEmpty() || composer.depth() > done.peek().edits()) {
            composer.undo();
            return;
        }
        Deletion deletion = done.pop();
        undone.push(deletion);
        runs.restore(deletion.runs());
        shown.setAll(deletion.runs());
    }

    void redo() {
        if (undone.isEmpty() || composer.depth() != undone.peek().edits()) {
            composer.redo();
            return;
        }
        delete(undone.pop());
    }
}
