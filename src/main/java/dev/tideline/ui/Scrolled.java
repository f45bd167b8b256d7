package dev.tideline.ui;

import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;

/** A part that scrolls when its place is too low for it. */
final class Scrolled {
    private static final double WIDTH = 320;

    private Scrolled() {}

    static ScrollPane of(Parent content) {
        ScrollPane pane = new ScrollPane(content);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        // Its content's own wish may be a screen wide, when a text has not been wrapped yet.
        pane.setPrefSize(WIDTH, WIDTH);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }
}
