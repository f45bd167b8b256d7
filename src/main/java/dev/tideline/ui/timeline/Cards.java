package dev.tideline.ui.timeline;

import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;

/** The small parts that cards and inspector are made of. JavaFX thread. */
final class Cards {
    private Cards() {}

    static Label label(String text, String... styles) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }

    static Circle dot(int argb) {
        return new Circle(5, colour(argb));
    }

    static Color colour(int argb) {
        return Color.rgb(argb >> 16 & 0xff, argb >> 8 & 0xff, argb & 0xff, (argb >>> 24) / 255.0);
    }

    /** Facts as two columns of text, without links. */
    static GridPane table(List<Fact> facts) {
        GridPane grid = grid();
        for (int row = 0; row < facts.size(); row++) {
            Label value = label(facts.get(row).value(), "fact-value");
            grid.add(label(facts.get(row).label(), "fact-label"), 0, row);
            grid.add(value, 1, row);
        }
        return grid;
    }

    static GridPane grid() {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(76);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(names, values);
        grid.getRowConstraints().clear();
        grid.setHgap(10);
        grid.setVgap(3);
        return grid;
    }

    static void top(Label label) {
        GridPane.setValignment(label, VPos.TOP);
    }
}
