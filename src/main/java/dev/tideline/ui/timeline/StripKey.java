package dev.tideline.ui.timeline;

import dev.tideline.chart.Theme;
import javafx.geometry.Pos;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** What the cells of a {@link LayerStrip} mean. JavaFX thread. */
final class StripKey extends FlowPane {
    private static final double SIDE = 11;

    StripKey(Theme theme) {
        super(10, 2);
        for (LayerState state : LayerState.values()) {
            Canvas cell = new Canvas(SIDE, SIDE);
            FxSurface surface = new FxSurface(cell);
            surface.beginFrame();
            LayerStrip.paint(surface, state, theme, theme.muted(), 0, 0, SIDE, SIDE);
            HBox entry = new HBox(5, cell, Cards.label(state.words(), "fact-label"));
            entry.setAlignment(Pos.CENTER_LEFT);
            getChildren().add(entry);
        }
    }
}
