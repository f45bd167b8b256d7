package dev.tideline.ui.timeline;

import javafx.scene.canvas.Canvas;
import javafx.scene.transform.Scale;

/**
 * A canvas measured in units of its parent. In an enlarged window a unit is more than a pixel, and a plain canvas would be
 * blurred: this one has all the pixels and is shrunk back to its place. JavaFX thread.
 */
final class Sheet {
    private final Canvas canvas = new Canvas();
    private final FxSurface surface = new FxSurface(canvas);
    private final Scale shrunk = new Scale(1, 1, 0, 0);
    private double width;
    private double height;
    private double zoom = 1;

    Sheet() {
        canvas.getTransforms().add(shrunk);
        canvas.setManaged(false);
    }

    Canvas canvas() {
        return canvas;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    double zoom() {
        return zoom;
    }

    /** @return whether anything has changed, so that it must be painted again */
    boolean resize(double newWidth, double newHeight, double newZoom) {
        if (width == newWidth && height == newHeight && zoom == newZoom) {
            return false;
        }
        width = Math.max(0, newWidth);
        height = Math.max(0, newHeight);
        zoom = newZoom;
        canvas.setWidth(Math.floor(width * zoom));
        canvas.setHeight(Math.floor(height * zoom));
        shrunk.setX(1 / zoom);
        shrunk.setY(1 / zoom);
        return true;
    }

    /** Where the next frame is painted, in units. */
    FxSurface begin() {
        canvas.getGraphicsContext2D().setTransform(zoom, 0, 0, zoom, 0, 0);
        surface.beginFrame();
        return surface;
    }
}
