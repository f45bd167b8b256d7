package dev.tideline.ui.timeline;

import dev.tideline.chart.TimeText;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Lengths of time end to end, on a scale shared with other bars. JavaFX thread. */
final class PartsBar extends Pane {
    private static final double HEIGHT = 14;

    private final long wholeNs;
    private final List<Long> lengths = new ArrayList<>();

    /** @param wholeNs what the full width stands for */
    PartsBar(long wholeNs) {
        this.wholeNs = Math.max(1, wholeNs);
        setMinHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setMinWidth(0);
        setPrefWidth(120);
    }

    void add(long ns, int argb, String name) {
        if (ns > 0) {
            Region part = new Region();
            part.setBackground(new Background(new BackgroundFill(Cards.colour(argb), null, null)));
            Tooltip.install(part, new Tooltip(name + " " + TimeText.of(ns)));
            lengths.add(ns);
            getChildren().add(part);
        }
    }

    @Override
    protected void layoutChildren() {
        long before = 0;
        for (int i = 0; i < lengths.size(); i++) {
            double left = Math.round(getWidth() * before / wholeNs);
            before += lengths.get(i);
            double right = Math.round(getWidth() * before / wholeNs);
            getChildren().get(i).resizeRelocate(left, 0, right - left, HEIGHT);
        }
    }
}
