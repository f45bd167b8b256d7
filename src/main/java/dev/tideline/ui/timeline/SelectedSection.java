package dev.tideline.ui.timeline;

import dev.tideline.chart.Palette;
import dev.tideline.chart.TimeText;
import dev.tideline.schedule.Task;
import dev.tideline.trace.RunTrace;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is selected: a task with all there is to say of it, an idle moment, a range. JavaFX thread. */
final class SelectedSection extends VBox {
    private final Links links;

    SelectedSection(Links links) {
        super(4);
        this.links = links;
        getStyleClass().add("inspector-section");
        clear();
    }

    void clear() {
        getChildren().setAll(Links.note("Click a task, or use the arrow keys."));
    }

    void show(RunTrace trace, Selection selection, Palette palette) {
        if (selection instanceof Selection.OfTask of) {
            Task task = TaskFacts.task(trace, trace.spans().task(of.span()));
            getChildren()
                    .setAll(
                            Cards.label(TaskFacts.title(task), "card-title"),
                            owner(task, palette),
                            links.facts(new TaskFacts(trace, of.span()).all()));
        } else if (selection instanceof Selection.OfIdle idle) {
            getChildren()
                    .setAll(
                            Cards.label("Worker " + idle.worker() + " is idle", "card-title"),
                            Cards.label("at " + TimeText.exact(idle.timeNs()), "card-subtitle"));
        } else if (selection instanceof Selection.OfRange range) {
            getChildren()
                    .setAll(
                            Cards.label(TimeText.of(range.toNs() - range.fromNs()), "card-title"),
                            Cards.label("from " + TimeText.exact(range.fromNs()), "card-subtitle"));
        } else {
            clear();
        }
    }

    private static HBox owner(Task task, Palette palette) {
        HBox owner = new HBox(
                6,
                Cards.dot(palette.network(task.job().network())),
                Cards.label(TaskFacts.owner(task), "card-subtitle"));
        owner.setAlignment(Pos.CENTER_LEFT);
        return owner;
    }
}
