package dev.tideline.ui;

import java.util.Arrays;
import javafx.scene.layout.Pane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/** Arrivals as ticks on a line from 0 to the last one; ticks that fall on one pixel are drawn once. */
final class ArrivalStrip {
    private static final double MARGIN = 4;

    private final Pane pane;
    private final Path ticks = new Path();
    private long[] times = {};

    ArrivalStrip(Pane pane) {
        this.pane = pane;
        ticks.getStyleClass().add("wb-ticks");
        ticks.setManaged(false);
        pane.getChildren().add(ticks);
        pane.widthProperty().addListener(o -> draw());
        pane.heightProperty().addListener(o -> draw());
    }

    void show(long[] timesNs) {
        times = timesNs;
        draw();
    }

    private void draw() {
        ticks.getElements().clear();
        double width = pane.getWidth() - 2 * MARGIN;
        long last = Math.max(1, Arrays.stream(times).max().orElse(1));
        if (width > 0) {
            Arrays.stream(times)
                    .map(t -> Math.round(MARGIN + width * t / last))
                    .distinct()
                    .forEach(this::tick);
        }
    }

    private void tick(long x) {
        ticks.getElements().addAll(new MoveTo(x + 0.5, 4), new LineTo(x + 0.5, pane.getHeight() - 4));
    }
}
