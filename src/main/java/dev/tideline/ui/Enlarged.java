package dev.tideline.ui;

import javafx.scene.layout.Region;
import javafx.scene.transform.Scale;

/**
 * Shows a part larger than it is laid out, all of it: for what is measured in pixels and knows no em. What it holds is
 * given less room in its own units. Lives on the JavaFX thread.
 */
final class Enlarged extends Region {
    private final Region content;
    private final Scale scale = new Scale(1, 1, 0, 0);

    Enlarged(Region content) {
        this.content = content;
        content.getTransforms().add(scale);
        content.setManaged(false);
        content.setStyle("-fx-font-size: " + WorkbenchWindow.FONT_SIZE + "px;");
        getStyleClass().add("enlarged");
        getChildren().add(content);
        setMinSize(0, 0);
    }

    void zoom(double factor) {
        scale.setX(factor);
        scale.setY(factor);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        content.resizeRelocate(0, 0, Math.floor(getWidth() / scale.getX()), Math.floor(getHeight() / scale.getY()));
    }
}
