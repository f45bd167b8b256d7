package dev.tideline.ui.timeline;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Insets;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** Texts of the inspector, some of which lead to a task. JavaFX thread. */
final class Links {
    private final IntConsumer select;

    /** @param select is given the id of the task whose link was clicked */
    Links(IntConsumer select) {
        this.select = select;
    }

    Hyperlink to(int task, String text) {
        Hyperlink link = new Hyperlink(text);
        link.setWrapText(true);
        link.setPadding(Insets.EMPTY);
        link.setOnAction(e -> select.accept(task));
        return link;
    }

    GridPane facts(List<Fact> facts) {
        GridPane grid = Cards.grid();
        for (int row = 0; row < facts.size(); row++) {
            Fact fact = facts.get(row);
            Label name = Cards.label(fact.label(), "fact-label");
            Cards.top(name);
            grid.add(name, 0, row);
            grid.add(fact.task() == Fact.NO_TASK ? wrapped(fact.value()) : to(fact.task(), fact.value()), 1, row);
        }
        return grid;
    }

    static Label wrapped(String text) {
        Label label = Cards.label(text, "fact-value");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Label note(String text) {
        Label label = wrapped(text);
        label.getStyleClass().setAll("label", "fact-label");
        return label;
    }
}
