package dev.tideline.chart;

import java.util.ArrayList;
import java.util.List;

/** Text of several lines, broken at blanks to a width. */
record Paragraph(List<String> lines, Face face, double size) {
    private static final double LEADING = 1.42;

    /** Of the width, so that text fits as well where an SVG is shown in a typeface with wider letters. */
    private static final double USED = 0.9;

    static Paragraph of(String text, Face face, double size, double width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (!line.isEmpty() && face.width(longer, size) > USED * width) {
                lines.add(line.toString());
                line.setLength(0);
                longer = word;
            }
            line.setLength(0);
            line.append(longer);
        }
        lines.add(line.toString());
        return new Paragraph(lines.stream().map(l -> face.fit(l, size, width)).toList(), face, size);
    }

    double height() {
        return Math.ceil(lines.size() * size * LEADING);
    }

    /** @return where the next begins */
    double paint(Surface surface, int color, double x, double y) {
        surface.font(face, size);
        surface.color(color);
        double baseline = y + size;
        for (String line : lines) {
            surface.text(line, x, baseline, Surface.Anchor.START);
            baseline += size * LEADING;
        }
        return y + height();
    }
}
