package dev.tideline.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** Paints into an image in memory, without a display or installed fonts. On the thread that paints. */
public final class ImageSurface implements Surface {
    private final BufferedImage image;
    private final int[] raster;
    private final double scale;
    private final Graphics2D g;
    private final Deque<Rectangle> clips = new ArrayDeque<>();
    private final Map<Face, Font> faces = new EnumMap<>(Face.class);
    private final Map<Integer, Color> colors = new HashMap<>();
    private final Rectangle2D.Double rectangle = new Rectangle2D.Double();
    private Rectangle clip;
    private Face face = Face.REGULAR;
    private double fontSize = -1;
    private int argb = 1;

    /** @param scale image pixels per unit, 2 for a sharp picture in a paper or on a dense screen */
    public ImageSurface(double width, double height, double scale) {
        this.scale = scale;
        this.image = new BufferedImage(
                Math.max(1, (int) Math.ceil(width * scale)),
                Math.max(1, (int) Math.ceil(height * scale)),
                BufferedImage.TYPE_INT_RGB);
        this.raster = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
        this.clip = new Rectangle(image.getWidth(), image.getHeight());
        this.g = image.createGraphics();
        g.scale(scale, scale);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    public BufferedImage image() {
        return image;
    }

    @Override
    public double pixel() {
        return 1 / scale;
    }

    @Override
    public void color(int newArgb) {
        if (newArgb != argb) {
            argb = newArgb;
            g.setColor(colors.computeIfAbsent(newArgb, c -> new Color(c, true)));
        }
    }

    private void smooth(boolean on) {
        g.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING,
                on ? RenderingHints.VALUE_ANTIALIAS_ON : RenderingHints.VALUE_ANTIALIAS_OFF);
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        boolean whole = scale == 1 && x == Math.rint(x) && y == Math.rint(y) && w == Math.rint(w) && h == Math.rint(h);
        if (whole) {
            fillPixels((int) x, (int) y, (int) (x + w), (int) (y + h));
            return;
        }
        smooth(true);
        rectangle.setRect(x, y, w, h);
        g.fill(rectangle);
        smooth(false);
    }

    /** Without Java2D: it takes a detour for translucent colours, and charts are made of such rectangles. */
    private void fillPixels(int left, int top, int right, int bottom) {
        int from = Math.max(left, clip.x);
        int to = Math.min(right, clip.x + clip.width);
        int end = Math.min(bottom, clip.y + clip.height);
        int alpha = argb >>> 24;
        for (int y = Math.max(top, clip.y); y < end && from < to; y++) {
            int row = y * image.getWidth();
            if (alpha == 0xff) {
                Arrays.fill(raster, row + from, row + to, argb);
            } else {
                blend(row + from, row + to, alpha);
            }
        }
    }

    private void blend(int from, int to, int alpha) {
        for (int i = from; i < to; i++) {
            raster[i] = blended(raster[i], alpha);
        }
    }

    /** The present colour over another, red and blue in one multiplication. */
    private int blended(int under, int alpha) {
        int share = alpha + (alpha >> 7);
        int rest = 256 - share;
        int redBlue = (argb & 0xff00ff) * share + (under & 0xff00ff) * rest >>> 8 & 0xff00ff;
        int green = (argb & 0xff00) * share + (under & 0xff00) * rest >>> 8 & 0xff00;
        return redBlue | green;
    }

    /** Stripes at 45 degrees repeat along x + y: their smooth edges come from one period, not from a line each. */
    @Override
    public void hatchRect(double x, double y, double w, double h, double distance, double lineWidth) {
        int period = (int) Math.round(distance * scale);
        int left = Math.max((int) Math.round(x * scale), clip.x);
        int right = Math.min((int) Math.round((x + w) * scale), clip.x + clip.width);
        int top = Math.max((int) Math.round(y * scale), clip.y);
        int bottom = Math.min((int) Math.round((y + h) * scale), clip.y + clip.height);
        int[] alphas = stripe(period, lineWidth * scale);
        for (int row = top; row < bottom && left < right; row++) {
            int phase = (left + row) % period;
            int end = row * image.getWidth() + right;
            for (int at = row * image.getWidth() + left; at < end; at++) {
                if (alphas[phase] > 0) {
                    raster[at] = blended(raster[at], alphas[phase]);
                }
                phase = phase + 1 == period ? 0 : phase + 1;
            }
        }
    }

    /** How much of a pixel is covered, by its place in the period, as alpha of the present colour. */
    private int[] stripe(int period, double lineWidth) {
        int[] alphas = new int[period];
        for (int phase = 0; phase < period; phase++) {
            double away = Math.min(phase, period - phase) * Math.sqrt(0.5);
            double covered = Math.max(0, Math.min(1, lineWidth / 2 + 0.5 - away));
            alphas[phase] = (int) Math.round(covered * (argb >>> 24));
        }
        return alphas;
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double radius) {
        smooth(true);
        g.fill(new RoundRectangle2D.Double(x, y, w, h, 2 * radius, 2 * radius));
        smooth(false);
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double lineWidth) {
        rectangle.setRect(x + lineWidth / 2, y + lineWidth / 2, w - lineWidth, h - lineWidth);
        stroke(rectangle, new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    }

    private void stroke(Shape shape, BasicStroke stroke) {
        smooth(true);
        g.setStroke(stroke);
        g.draw(shape);
        smooth(false);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double lineWidth) {
        stroke(
                new Line2D.Double(x1, y1, x2, y2),
                new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
    }

    @Override
    public void dashedLine(double x1, double y1, double x2, double y2, double lineWidth, double dash, double gap) {
        float[] dashes = {(float) dash, (float) gap};
        stroke(
                new Line2D.Double(x1, y1, x2, y2),
                new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, dashes, 0));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        smooth(true);
        Path2D path = path(xs, ys, count);
        path.closePath();
        g.fill(path);
        smooth(false);
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double lineWidth) {
        stroke(path(xs, ys, count), new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    private static Path2D path(double[] xs, double[] ys, int count) {
        Path2D path = new Path2D.Double(Path2D.WIND_NON_ZERO, count);
        path.moveTo(xs[0], ys[0]);
        for (int i = 1; i < count; i++) {
            path.lineTo(xs[i], ys[i]);
        }
        return path;
    }

    @Override
    public void font(Face newFace, double size) {
        if (newFace != face || size != fontSize) {
            face = newFace;
            fontSize = size;
            g.setFont(faces.computeIfAbsent(face, ImageSurface::load).deriveFont((float) size));
        }
    }

    private static Font load(Face face) {
        try (InputStream in = face.open()) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException("The bundled typeface cannot be read", e);
        } catch (FontFormatException e) {
            throw new IllegalStateException("The bundled typeface is damaged", e);
        }
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor) {
        double shift =
                switch (anchor) {
                    case START -> 0;
                    case MIDDLE -> face.width(text, fontSize) / 2;
                    case END -> face.width(text, fontSize);
                };
        g.drawString(face.printable(text), (float) (x - shift), (float) y);
    }

    @Override
    public void upward(String text, double x, double y) {
        AffineTransform before = g.getTransform();
        g.translate(x, y);
        g.rotate(-Math.PI / 2);
        text(text, 0, 0, Anchor.MIDDLE);
        g.setTransform(before);
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        clips.push(clip);
        int left = (int) Math.floor(x * scale);
        int top = (int) Math.floor(y * scale);
        int right = (int) Math.ceil((x + w) * scale);
        int bottom = (int) Math.ceil((y + h) * scale);
        clip = clip.intersection(new Rectangle(left, top, Math.max(0, right - left), Math.max(0, bottom - top)));
        clipGraphics();
    }

    @Override
    public void unclip() {
        clip = clips.pop();
        clipGraphics();
    }

    /** The clip is kept in whole image pixels. */
    private void clipGraphics() {
        AffineTransform scaled = g.getTransform();
        g.setTransform(new AffineTransform());
        g.setClip(clip.x, clip.y, Math.max(0, clip.width), Math.max(0, clip.height));
        g.setTransform(scaled);
    }

    /** Straight into the image where a unit is a pixel and nothing is cut off. */
    @Override
    public void pixels(int x, int y, int w, int h, int[] colorsByRow) {
        if (scale != 1 || !clip.contains(x, y, w, h)) {
            PixelRuns.paint(this, x, y, w, h, colorsByRow);
            return;
        }
        for (int row = 0; row < h; row++) {
            System.arraycopy(colorsByRow, row * w, raster, (y + row) * image.getWidth() + x, w);
        }
    }
}
