package dev.tideline.chart;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;
import org.apache.pdfbox.util.Matrix;

/**
 * Writes one PDF page: vectors, and text that can be searched, in an embedded part of the bundled typeface. The same calls
 * give the same bytes: there is no date in it and its id is fixed. On the thread that paints.
 */
public final class PdfSurface implements Surface {
    private static final double CIRCLE = 0.5523;
    private static final float POINTS = (float) (72 / Export.UNITS_PER_INCH);
    private static final long NOTHING = Long.MIN_VALUE;

    private final double height;
    private final PDDocument document = new PDDocument();
    private final PDPageContentStream out;
    private final Map<Face, PDFont> fonts = new EnumMap<>(Face.class);
    private final Map<Integer, PDExtendedGraphicsState> alphas = new HashMap<>();
    private Face face = Face.REGULAR;
    private double fontSize = 10;
    private int argb = 0xff000000;
    private long fillSet = NOTHING;
    private long strokeSet = NOTHING;
    private int alphaSet = 0xff;

    public PdfSurface(double width, double height, String title) {
        this.height = height;
        document.setDocumentId(0L);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Tideline");
        PDPage page = new PDPage(new PDRectangle(POINTS * (float) width, POINTS * (float) height));
        document.addPage(page);
        this.out = attempt(() -> new PDPageContentStream(document, page));
        draw(() -> out.transform(Matrix.getScaleInstance(POINTS, POINTS)));
    }

    /** The document; call it once, when everything is painted. */
    public byte[] document() {
        return attempt(() -> {
            out.close();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            document.save(bytes);
            document.close();
            return bytes.toByteArray();
        });
    }

    /** PDFBox writes into memory here, which does not fail. */
    private interface Writing<T> {
        T run() throws IOException;
    }

    private static <T> T attempt(Writing<T> writing) {
        try {
            return writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException("Composing the PDF failed", e);
        }
    }

    private interface Drawing {
        void run() throws IOException;
    }

    private static void draw(Drawing drawing) {
        attempt(() -> {
            drawing.run();
            return drawing;
        });
    }

    @Override
    public double pixel() {
        return 0.05;
    }

    @Override
    public void color(int newArgb) {
        argb = newArgb;
    }

    private float y(double y) {
        return (float) (height - y);
    }

    private void alpha() throws IOException {
        int alpha = argb >>> 24;
        if (alpha != alphaSet) {
            out.setGraphicsStateParameters(alphas.computeIfAbsent(alpha, PdfSurface::state));
            alphaSet = alpha;
        }
    }

    private static PDExtendedGraphicsState state(int alpha) {
        PDExtendedGraphicsState state = new PDExtendedGraphicsState();
        state.setNonStrokingAlphaConstant(alpha / 255f);
        state.setStrokingAlphaConstant(alpha / 255f);
        return state;
    }

    private void filling() throws IOException {
        alpha();
        if (fillSet != argb) {
            out.setNonStrokingColor(new Color(argb));
            fillSet = argb;
        }
    }

    private void stroking(double lineWidth) throws IOException {
        alpha();
        if (strokeSet != argb) {
            out.setStrokingColor(new Color(argb));
            strokeSet = argb;
        }
        out.setLineWidth((float) lineWidth);
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        if (w <= 0 || h <= 0) {
            return;
        }
        draw(() -> {
            filling();
            out.addRect((float) x, y(y + h), (float) w, (float) h);
            out.fill();
        });
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double radius) {
        draw(() -> {
            filling();
            double c = radius * (1 - CIRCLE);
            double r = x + w;
            double b = y + h;
            out.moveTo((float) (x + radius), y(y));
            out.lineTo((float) (r - radius), y(y));
            out.curveTo((float) (r - c), y(y), (float) r, y(y + c), (float) r, y(y + radius));
            out.lineTo((float) r, y(b - radius));
            out.curveTo((float) r, y(b - c), (float) (r - c), y(b), (float) (r - radius), y(b));
            out.lineTo((float) (x + radius), y(b));
            out.curveTo((float) (x + c), y(b), (float) x, y(b - c), (float) x, y(b - radius));
            out.lineTo((float) x, y(y + radius));
            out.curveTo((float) x, y(y + c), (float) (x + c), y(y), (float) (x + radius), y(y));
            out.fill();
        });
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double lineWidth) {
        draw(() -> {
            stroking(lineWidth);
            float inset = (float) lineWidth / 2;
            out.addRect((float) x + inset, y(y + h) + inset, (float) (w - lineWidth), (float) (h - lineWidth));
            out.stroke();
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double lineWidth) {
        draw(() -> {
            stroking(lineWidth);
            out.moveTo((float) x1, y(y1));
            out.lineTo((float) x2, y(y2));
            out.stroke();
        });
    }

    @Override
    public void dashedLine(double x1, double y1, double x2, double y2, double lineWidth, double dash, double gap) {
        draw(() -> out.setLineDashPattern(new float[] {(float) dash, (float) gap}, 0));
        line(x1, y1, x2, y2, lineWidth);
        draw(() -> out.setLineDashPattern(new float[0], 0));
    }

    private void points(double[] xs, double[] ys, int count) throws IOException {
        out.moveTo((float) xs[0], y(ys[0]));
        for (int i = 1; i < count; i++) {
            out.lineTo((float) xs[i], y(ys[i]));
        }
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        draw(() -> {
            filling();
            points(xs, ys, count);
            out.closePath();
            out.fill();
        });
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double lineWidth) {
        draw(() -> {
            stroking(lineWidth);
            out.setLineJoinStyle(1);
            points(xs, ys, count);
            out.stroke();
            out.setLineJoinStyle(0);
        });
    }

    @Override
    public void font(Face newFace, double size) {
        face = newFace;
        fontSize = size;
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor) {
        double share = anchor == Anchor.START ? 0 : anchor == Anchor.MIDDLE ? 0.5 : 1;
        double left = x - share * face.width(text, fontSize);
        text(text, Matrix.getTranslateInstance((float) left, y(y)));
    }

    @Override
    public void upward(String text, double x, double y) {
        text(text, Matrix.getRotateInstance(Math.PI / 2, (float) x, y(y + face.width(text, fontSize) / 2)));
    }

    private void text(String text, Matrix place) {
        draw(() -> {
            filling();
            out.beginText();
            out.setFont(fonts.computeIfAbsent(face, this::embedded), (float) fontSize);
            out.setTextMatrix(place);
            out.showText(face.printable(text));
            out.endText();
        });
    }

    private PDFont embedded(Face wanted) {
        return attempt(() -> {
            try (InputStream in = wanted.open()) {
                return PDType0Font.load(document, in, true);
            }
        });
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        draw(() -> {
            out.saveGraphicsState();
            out.addRect((float) x, y(y + h), (float) w, (float) h);
            out.clip();
        });
    }

    /** Restoring brings the colours of before, which is easier forgotten than tracked. */
    @Override
    public void unclip() {
        draw(out::restoreGraphicsState);
        fillSet = NOTHING;
        strokeSet = NOTHING;
        alphaSet = -1;
    }
}
