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
    /** In letters: more does not fit beside another fact. */
    private static final int WIDE = 18;

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

    /** Facts as text, without links, two beside each other; a long one has a line of its own. */
    static GridPane pairs(List<Fact> facts) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        grid.setHgap(8);
        grid.setVgap(2);
        int row = 0;
        int column = 0;
        for (Fact fact : facts) {
            boolean wide = fact.value().length() > WIDE;
            if (column > 0 && wide) {
                row++;
                column = 0;
            }
            grid.add(label(fact.label(), "fact-label"), column, row);
            grid.add(label(fact.value(), "fact-value"), column + 1, row, wide ? GridPane.REMAINING : 1, 1);
            column = wide ? 0 : 2 - column;
            row += column == 0 ? 1 : 0;
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
