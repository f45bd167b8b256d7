package dev.tideline.chart;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes SVG: text stays text, rectangles of one colour that follow each other become one path, and touching ones one
 * rectangle. The same calls give the same characters. On the thread that paints.
 */
public final class SvgSurface implements Surface {
    private static final String FONTS = "Inter, 'Helvetica Neue', Arial, 'Liberation Sans', sans-serif";

    private final double width;
    private final double height;
    private final String title;
    private final StringBuilder body = new StringBuilder();
    private final StringBuilder clips = new StringBuilder();
    private final Map<String, Integer> clipIds = new HashMap<>();
    private final StringBuilder path = new StringBuilder();
    private final double[] last = new double[4];
    private String pathStyle = "";
    private boolean lastIsRect;
    private int argb = 0xff000000;
    private Face face = Face.REGULAR;
    private double fontSize = 10;

    public SvgSurface(double width, double height, String title) {
        this.width = width;
        this.height = height;
        this.title = title;
    }

    /** The document; call it once, when everything is painted. */
    public String document() {
        flush();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + inches(width) + "\" height=\"" + inches(height)
                + "\" viewBox=\"0 0 " + number(width) + " "
                + number(height) + "\" role=\"img\" font-family=\"" + FONTS
                + "\" style=\"font-kerning:none;font-feature-settings:'calt' 0\">\n<title>" + escaped(title)
                + "</title>\n<defs>\n" + clips + "</defs>\n" + body + "</svg>\n";
    }

    private static String inches(double units) {
        return number(units / Export.UNITS_PER_INCH) + "in";
    }

    @Override
    public double pixel() {
        return 0.05;
    }

    @Override
    public void color(int newArgb) {
        argb = newArgb;
    }

    private String paint(String what) {
        StringBuilder s =
                new StringBuilder(what).append("=\"").append(hex(argb)).append('"');
        int alpha = argb >>> 24;
        if (alpha != 0xff) {
            s.append(' ')
                    .append(what)
                    .append("-opacity=\"")
                    .append(number(alpha / 255.0))
                    .append('"');
        }
        return s.toString();
    }

    private static String hex(int argb) {
        String digits = Integer.toHexString(argb & 0xffffff);
        return "#" + "0".repeat(6 - digits.length()) + digits;
    }

    /** Continues the path if its style is this one, begins another if not. */
    private void style(String style) {
        if (!style.equals(pathStyle)) {
            flush();
            pathStyle = style;
        }
    }

    private void flush() {
        flushRect();
        if (path.length() > 0) {
            body.append("<path ").append(pathStyle).append(" d=\"").append(path).append("\"/>\n");
            path.setLength(0);
        }
        pathStyle = "";
    }

    private void flushRect() {
        if (lastIsRect) {
            path.append('M').append(number(last[0])).append(' ').append(number(last[1]));
            path.append('h').append(number(last[2])).append('v').append(number(last[3]));
            path.append('h').append(number(-last[2])).append('z');
            lastIsRect = false;
        }
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        if (w <= 0 || h <= 0) {
            return;
        }
        style(paint("fill"));
        boolean touches = lastIsRect && last[1] == y && last[3] == h && Math.abs(last[0] + last[2] - x) < 1e-9;
        if (touches) {
            last[2] += w;
            return;
        }
        flushRect();
        last[0] = x;
        last[1] = y;
        last[2] = w;
        last[3] = h;
        lastIsRect = true;
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double radius) {
        flush();
        body.append("<rect ").append(paint("fill")).append(' ').append(box(x, y, w, h));
        body.append(" rx=\"").append(number(radius)).append("\"/>\n");
    }

    private static String box(double x, double y, double w, double h) {
        return "x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(w) + "\" height=\"" + number(h)
                + "\"";
    }

    @Override
    public void strokeRect(double x, double y, double w, double h, double lineWidth) {
        flush();
        double inset = lineWidth / 2;
        body.append("<rect fill=\"none\" ").append(stroke(lineWidth)).append(' ');
        body.append(box(x + inset, y + inset, w - lineWidth, h - lineWidth)).append("/>\n");
    }

    private String stroke(double lineWidth) {
        return paint("stroke") + " stroke-width=\"" + number(lineWidth) + "\"";
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, double lineWidth) {
        style("fill=\"none\" " + stroke(lineWidth));
        path.append('M').append(number(x1)).append(' ').append(number(y1));
        path.append('L').append(number(x2)).append(' ').append(number(y2));
    }

    @Override
    public void dashedLine(double x1, double y1, double x2, double y2, double lineWidth, double dash, double gap) {
        style("fill=\"none\" " + stroke(lineWidth) + " stroke-dasharray=\"" + number(dash) + " " + number(gap) + "\"");
        path.append('M').append(number(x1)).append(' ').append(number(y1));
        path.append('L').append(number(x2)).append(' ').append(number(y2));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys, int count) {
        style(paint("fill"));
        flushRect();
        points(xs, ys, count);
        path.append('z');
    }

    @Override
    public void polyline(double[] xs, double[] ys, int count, double lineWidth) {
        flush();
        style("fill=\"none\" stroke-linejoin=\"round\" " + stroke(lineWidth));
        points(xs, ys, count);
    }

    private void points(double[] xs, double[] ys, int count) {
        for (int i = 0; i < count; i++) {
            path.append(i == 0 ? 'M' : 'L').append(number(xs[i])).append(' ').append(number(ys[i]));
        }
    }

    @Override
    public void font(Face newFace, double size) {
        face = newFace;
        fontSize = size;
    }

    @Override
    public void text(String text, double x, double y, Anchor anchor) {
        text(text, "x=\"" + number(x) + "\" y=\"" + number(y) + "\"", anchor);
    }

    @Override
    public void upward(String text, double x, double y) {
        text(text, "transform=\"translate(" + number(x) + " " + number(y) + ") rotate(-90)\"", Anchor.MIDDLE);
    }

    /** Whoever lacks the typeface squeezes another into the same width. */
    private void text(String text, String place, Anchor anchor) {
        flush();
        body.append("<text ").append(place);
        body.append(" font-size=\"").append(number(fontSize)).append('"');
        if (face != Face.REGULAR) {
            body.append(" font-weight=\"").append(face.weight()).append('"');
        }
        if (anchor != Anchor.START) {
            String word = anchor == Anchor.MIDDLE ? "middle" : "end";
            body.append(" text-anchor=\"").append(word).append('"');
        }
        body.append(" textLength=\"").append(number(face.width(text, fontSize)));
        body.append("\" lengthAdjust=\"spacingAndGlyphs\" ")
                .append(paint("fill"))
                .append('>');
        body.append(escaped(face.printable(text))).append("</text>\n");
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        flush();
        String rect = box(x, y, w, h);
        int id = clipIds.computeIfAbsent(rect, r -> newClip(r));
        body.append("<g clip-path=\"url(#c").append(id).append(")\">\n");
    }

    private int newClip(String rect) {
        int id = clipIds.size();
        clips.append("<clipPath id=\"c")
                .append(id)
                .append("\"><rect ")
                .append(rect)
                .append("/></clipPath>\n");
        return id;
    }

    @Override
    public void unclip() {
        end();
    }

    @Override
    public void begin(String groupTitle) {
        flush();
        body.append("<g>\n<title>").append(escaped(groupTitle)).append("</title>\n");
    }

    @Override
    public void end() {
        flush();
        body.append("</g>\n");
    }

    /** Pixels do not overlap, so all of one colour can be one path whatever their order. */
    @Override
    public void pixels(int x, int y, int w, int h, int[] colors) {
        flush();
        Map<Integer, SvgSurface> byColor = new LinkedHashMap<>();
        PixelRuns.visit(w, h, colors, (dx, dy, dw, dh, color) -> {
            SvgSurface part = byColor.computeIfAbsent(color, c -> new SvgSurface(w, h, ""));
            part.color(color);
            part.fillRect(x + dx, y + dy, dw, dh);
        });
        byColor.values().forEach(part -> {
            part.flush();
            body.append(part.body);
        });
    }

    /** At most two decimals, none that are 0. */
    private static String number(double v) {
        long hundredths = Math.round(v * 100);
        if (hundredths % 100 == 0) {
            return Long.toString(hundredths / 100);
        }
        long size = Math.abs(hundredths);
        long rest = size % 100;
        String fraction = rest % 10 == 0 ? "." + rest / 10 : rest < 10 ? ".0" + rest : "." + rest;
        return (hundredths < 0 ? "-" : "") + (size < 100 ? "" : size / 100) + fraction;
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                default -> out.append(c < ' ' ? ' ' : c);
            }
        }
        return out.toString();
    }
}
