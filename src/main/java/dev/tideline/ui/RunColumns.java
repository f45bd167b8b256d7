package dev.tideline.ui;

import dev.tideline.trace.Metrics;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableIntegerValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;

/** Makes the columns of the runs table; their widths grow with the scale of the window. */
final class RunColumns {
    private static final double EM = 13;

    private final ObservableIntegerValue scalePercent;

    RunColumns(ObservableIntegerValue scalePercent) {
        this.scalePercent = scalePercent;
    }

    TableColumn<Run, String> words(String title, double em, Function<Run, ObservableValue<String>> value) {
        TableColumn<Run, String> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> value.apply(row.getValue()));
        size(column, em);
        return column;
    }

    /** Sorted by the number, shown by its words, to the right. */
    TableColumn<Run, Metrics> figure(
            String title, double em, ToDoubleFunction<Metrics> order, Function<Metrics, String> words) {
        TableColumn<Run, Metrics> column = new TableColumn<>(title);
        column.setCellValueFactory(row -> row.getValue().metrics());
        column.setComparator(Comparator.comparingDouble(order));
        column.setCellFactory(c -> new FigureCell(words));
        column.getStyleClass().add("align-right");
        size(column, em);
        return column;
    }

    private void size(TableColumn<Run, ?> column, double em) {
        Runnable fit = () -> column.setPrefWidth(em * EM * scalePercent.get() / 100 + 14);
        scalePercent.addListener(o -> fit.run());
        fit.run();
    }

    private static final class FigureCell extends TableCell<Run, Metrics> {
        private final Function<Metrics, String> words;

        FigureCell(Function<Metrics, String> words) {
            this.words = words;
        }

        @Override
        protected void updateItem(Metrics metrics, boolean empty) {
            super.updateItem(metrics, empty);
            setText(empty || metrics == null ? "" : metrics.tasks() == 0 ? "\u2013" : words.apply(metrics));
        }
    }
}
