package dev.tideline.ui.timeline;

import dev.tideline.chart.Face;
import dev.tideline.chart.Surface;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * A canvas to paint charts on. Each frame must begin with {@link #beginFrame} and cover the canvas with an opaque fill;
 * the canvas must be in a scene, or its commands pile up until the toolkit stands still. JavaFX thread.
 *
 * <p>Clips are worked out here and handed to the canvas only for what crosses them, since a canvas clip costs an
 * off-screen mask.
 */
final class FxSurface implements Surface {
    private static final Rectangle2D EVERYTHING = new Rectangle2D(-1e6, -1e6, 3e6, 3e6);
    private static final int MOST_COLOURS = 4_096;

    private final Map<Integer, Color> colours = new HashMap<>();
    private final Map<FaceSize, Font> fonts = new HashMap<>();

    private record FaceSize(Face face, double size) {}

    private final GraphicsContext gc;
    private final Deque<Rectangle2D> clips = new ArrayDeque<>();
    private final PixelImages images = new PixelImages();
    private Rectangle2D clip = EVERYTHING;
    private int argb;
    private int filledWith;
    private int strokedWith;
    private double lineWidth;
    private boolean dashed;
    private Face face = Face.REGULAR;
    private double size = 12;

    FxSurface(Canvas canvas) {
        this.gc = canvas.getGraphicsContext2D();
        gc.setLineCap(StrokeLineCap.BUTT);
        resetColours();
    }

    /** To be called before each frame. */
    void beginFrame() {
        clips.clear();
        clip = EVERYTHING;
        images.beginFrame();
        resetColours();
    }

    private void resetColours() {
        gc.setFill(Color.BLACK);
        gc.setStroke(Color.BLACK);
        filledWith = 0xff000000;
        strokedWith = 0xff000000;
        gc.setLineWidth(1);
        lineWidth = 1;
    }

    @Override
    public void color(int color) {
        argb = color;
    }

    private void fill() {
        if (filledWith != argb) {
            filledWith = argb;
            gc.setFill(colour(argb));
        }
    }

    private void stroke(double width) {
        if (strokedWith != argb) {
            strokedWith = argb;
            gc.setStroke(colour(argb));
        }
        if (lineWidth != width) {
            lineWidth = width;
            gc.setLineWidth(width);
        }
    }

    private Color colour(int argb) {
        if (colours.size() > MOST_COLOURS) {
            colours.clear();
        }
        return colours.computeIfAbsent(
                argb, c -> Color.rgb(c >> 16 & 0xff, c >> 8 & 0xff, c & 0xff, (c >>> 24) / 255.0));
    }

    @Override
    public void fillRect(double x, double y, double width, double height) {
        double left = Math.max(x, clip.getMinX());
        double top = Math.max(y, clip.getMinY());
        double right = Math.min(x + width, clip.getMaxX());
        double bottom = Math.min(y + height, clip.getMaxY());
        if (right > left && bottom > top) {
            fill();
            gc.fillRect(left, top, right - left, bottom - top);
        }
    }

    @Override
    public void fillRoundRect(double x, double y, double width, double height, double radius) {
        clipped(x, y, width, height, () -> {
            fill();
            gc.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
        });
    }

    @Override
    public void strokeRect(double x, double y, double width, double height, double line) {
        clipped(x, y, width, height, () -> {
            stroke(line);
            gc.strokeRect(x + line / 2, y + line / 2, width - line, height - line);
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double width) {
        double half = width / 2;
        double left = Math.min(x1, x2) - half;
        double top = Math.min(y1, y2) - half;
        clipped(left, top, Math.abs(x2 - x1) + width, Math.abs(y2 - y1) + width, () -> {
            stroke(width);
            gc.strokeLine(x1, y1, x2, y2);
        });
    }

    @Override
    public void dashedLine(double x1, double y1, double x2, double y2, double width, double dash, double gap) {
        gc.setLineDashes(dash, gap);
        line(x1, y1, x2, y2, width);
        gc.setLineDashes();
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        Rectangle2D box = box(xs, ys, count, 0);
        clipped(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), () -> {
            fill();
            gc.fillPolygon(xs, ys, count);
        });
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double width) {
        Rectangle2D box = box(xs, ys, count, width);
        clipped(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), () -> {
            stroke(width);
            gc.strokePolyline(xs, ys, count);
        });
    }

    private static Rectangle2D box(double[] xs, double[] ys, int count, double margin) {
        double left = Double.MAX_VALUE;
        double top = Double.MAX_VALUE;
        double right = -Double.MAX_VALUE;
        double bottom = -Double.MAX_VALUE;
        for (int i = 0; i < count; i++) {
            left = Math.min(left, xs[i]);
            right = Math.max(right, xs[i]);
            top = Math.min(top, ys[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        return new Rectangle2D(
                left - margin,
                top - margin,
                Math.max(0, right - left) + 2 * margin,
                Math.max(0, bottom - top) + 2 * margin);
    }

    @Override
    public void font(Face newFace, double newSize) {
        if (newFace != face || newSize != size) {
            face = newFace;
            size = newSize;
        }
        gc.setFont(loaded(face, size));
    }

    /** The same file that widths are measured with. */
    private Font loaded(Face face, double size) {
        return fonts.computeIfAbsent(new FaceSize(face, size), key -> {
            try (InputStream in = face.open()) {
                return Font.loadFont(in, size);
            } catch (IOException e) {
                throw new UncheckedIOException("The bundled typeface cannot be read", e);
            }
        });
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor) {
        String printable = face.printable(text);
        double width = face.width(printable, size);
        double left =
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                };
        clipped(left, y - size, width, size * 1.3, () -> {
            fill();
            gc.setTextAlign(TextAlignment.LEFT);
            gc.fillText(printable, left, y);
        });
    }

    /** Not clipped: names of axes stand outside of what is. */
    @Override
    public void upward(String text, double x, double y) {
        gc.save();
        gc.translate(x, y);
        gc.rotate(-90);
        fill();
        gc.setTextAlign(TextAlignment.CENTER);
        gc.fillText(face.printable(text), 0, 0);
        gc.restore();
    }

    @Override
    public void clip(double x, double y, double width, double height) {
        clips.push(clip);
        double left = Math.max(x, clip.getMinX());
        double top = Math.max(y, clip.getMinY());
        double right = Math.max(left, Math.min(x + width, clip.getMaxX()));
        double bottom = Math.max(top, Math.min(y + height, clip.getMaxY()));
        clip = new Rectangle2D(left, top, right - left, bottom - top);
    }

    @Override
    public void unclip() {
        clip = clips.pop();
    }

    /** Draws what lies within these bounds, and nothing of it outside of the clip. */
    private void clipped(double x, double y, double width, double height, Runnable draw) {
        if (x >= clip.getMinX() && y >= clip.getMinY() && x + width <= clip.getMaxX() && y + height <= clip.getMaxY()) {
            draw.run();
            return;
        }
        if (x > clip.getMaxX() || y > clip.getMaxY() || x + width < clip.getMinX() || y + height < clip.getMinY()) {
            return;
        }
        gc.save();
        gc.beginPath();
        gc.rect(clip.getMinX(), clip.getMinY(), clip.getWidth(), clip.getHeight());
        gc.clip();
        draw.run();
        gc.restore();
        resetColours();
    }

    @Override
    public void pixels(int x, int y, int width, int height, int[] pixels) {
        if (width <= 0 || height <= 0) {
            return;
        }
        Image image = images.of(width, height, pixels);
        int left = (int) Math.max(x, clip.getMinX());
        int top = (int) Math.max(y, clip.getMinY());
        int right = (int) Math.min(x + width, clip.getMaxX());
        int bottom = (int) Math.min(y + height, clip.getMaxY());
        if (right > left && bottom > top) {
            int w = right - left;
            int h = bottom - top;
            gc.drawImage(image, left - x, top - y, w, h, left, top, w, h);
        }
    }
}
