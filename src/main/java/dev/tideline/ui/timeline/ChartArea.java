package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.Palette;
import dev.tideline.chart.Plot;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The charts, one below the other, and the cards that lie over them. JavaFX thread. */
final class ChartArea extends StackPane {
    private static final double BELOW_AXIS = 26;
    private static final double LEAST_HEIGHT = 120;
    /** Half of the pointer's height. */
    private static final double POINTER = 12;

    private final VBox stack = new VBox();
    private final Label note = Cards.label("", "timeline-empty");
    private final HoverCard hoverCard = new HoverCard();
    private final RangeCard rangeCard;
    private final MarkerEditor markerEditor = new MarkerEditor();

    ChartArea(Runnable zoomToRange, Runnable closeRange) {
        rangeCard = new RangeCard(zoomToRange, closeRange);
        getStyleClass().add("timeline-area");
        StackPane.setAlignment(rangeCard, Pos.TOP_RIGHT);
        StackPane.setMargin(rangeCard, new Insets(34, 12, 0, 0));
        getChildren().addAll(stack, note, rangeCard, hoverCard, markerEditor);
        layoutBoundsProperty().addListener(o -> hoverCard.hide());
    }

    @Override
    protected double computeMinHeight(double width) {
        return Math.max(LEAST_HEIGHT, super.computeMinHeight(width));
    }

    /** Takes all charts away and says something in their place. */
    void empty(String text) {
        stack.getChildren().clear();
        hoverCard.hide();
        rangeCard.hide();
        note.setText(text);
    }

    /** @param name above the chart, nothing if it is empty */
    void add(Chart chart, String name) {
        note.setText("");
        VBox.setVgrow(chart, Priority.ALWAYS);
        if (!name.isEmpty()) {
            stack.getChildren()
                    .add(Cards.label(name + "  ·  " + chart.trace().spec().title(), "timeline-name"));
        }
        stack.getChildren().add(chart);
    }

    /** Says something over the charts there are; without any, what {@link #empty} said stays. */
    void note(String text) {
        if (!stack.getChildren().isEmpty()) {
            note.setText(text);
        }
    }

    void point(Chart chart, Hit hit, double x, double y) {
        Plot plot = chart.plot();
        Plot.Band pointer = new Plot.Band(y - POINTER, y + POINTER);
        Plot.Band bar = hit instanceof Hit.Task task ? plot.bar(task.span()).orElse(pointer) : pointer;
        hoverCard.show(chart.trace(), hit, place(chart, x, y).getX(), band(chart, bar), band(chart, plot.lanes()));
    }

    private Plot.Band band(Chart chart, Plot.Band band) {
        return new Plot.Band(
                place(chart, 0, band.top()).getY(),
                place(chart, 0, band.bottom()).getY());
    }

    void hideHover() {
        hoverCard.hide();
    }

    void showRange(RangeSummary range, Palette palette) {
        rangeCard.show(range, palette);
    }

    void hideRange() {
        rangeCard.hide();
    }

    /** Edits the marker of a moment, which is made if there is none. */
    void editMarker(Chart chart, long timeNs) {
        if (chart.markers().near(timeNs, 0) < 0) {
            chart.markers().put(timeNs, "");
            chart.stale();
        }
        Point2D place = place(chart, chart.scale().x(timeNs), BELOW_AXIS);
        markerEditor.edit(chart, timeNs, place.getX(), place.getY(), () -> {
            chart.stale();
            chart.requestFocus();
            Platform.requestNextPulse();
        });
    }

    private Point2D place(Node chart, double x, double y) {
        return sceneToLocal(chart.localToScene(x, y));
    }
}
