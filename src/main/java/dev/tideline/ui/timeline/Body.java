package dev.tideline.ui.timeline;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/**
 * Charts and what is said of them, as high as the window or, where they need more, with a scroll bar. The wheel over a chart
 * belongs to its time axis; with Shift, and anywhere else, it scrolls. JavaFX thread.
 */
final class Body extends ScrollPane {
    Body(Node above, ChartArea area) {
        VBox content = new VBox(above, area);
        content.getStyleClass().add("timeline-body");
        VBox.setVgrow(area, Priority.ALWAYS);
        setContent(content);
        getStyleClass().addAll("edge-to-edge", "timeline-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        setMinHeight(0);
        addEventFilter(ScrollEvent.SCROLL, this::scroll);
    }

    /** A click into a chart gives the keyboard to that chart, not to what surrounds it. */
    @Override
    public void requestFocus() {}

    /** With Shift some desktops report a wheel as sideways. */
    private void scroll(ScrollEvent e) {
        double hidden =
                getContent().getLayoutBounds().getHeight() - getViewportBounds().getHeight();
        if (e.isShiftDown() && !e.isControlDown() && hidden > 0) {
            setVvalue(Math.max(0, Math.min(1, getVvalue() - (e.getDeltaX() + e.getDeltaY()) / hidden)));
            e.consume();
        }
    }
}
