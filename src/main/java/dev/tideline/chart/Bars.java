package dev.tideline.chart;

import dev.tideline.trace.Spans;

/** Paints single tasks as bars. On the painting thread. */
final class Bars {
    private static final double ROUND_FROM = 6;
    private static final double HATCH_FROM = 3;
    private static final double LABEL_FROM = 18;
    private static final double LABEL_SIZE = 10;
    private static final double LABEL_HEIGHT = 10.5;
    private static final double STRIPES = 5;
    private static final double FAINT = 0.25;
    private static final double GAP = 0.6;

    private final Frame frame;
    private final boolean rounded;

    /** @param rounded rounded corners, which cost time: only for few bars */
    Bars(Frame frame, boolean rounded) {
        this.frame = frame;
        this.rounded = rounded;
    }

    /** A whole task, its paging first. @param clazz the class of its work */
    void task(int span, int clazz, long fromNs, long toNs, double y, double height) {
        double left = frame.x(fromNs);
        double width = Math.max(frame.pixel(), frame.x(toNs) - left);
        double shown = width > 4 ? width - frame.snap(GAP) : width;
        area(span, clazz, left, shown, y, height);
        long paging = frame.trace().spans().pagingNs(span);
        if (paging > 0) {
            paging(span, clazz, left, Math.min(shown, frame.x(fromNs + paging) - left), y, height);
        }
        if (shown >= LABEL_FROM && height >= LABEL_HEIGHT) {
            label(span, clazz, left, shown, y, height);
        }
    }

    private void area(int span, int clazz, double x, double width, double y, double height) {
        boolean detailed = width >= HATCH_FROM;
        Part part = Part.ofClass(clazz);
        if (!detailed || part == Part.EXEC) {
            fill(tint(span, frame.tints.fill(clazz)), x, y, width, height);
            return;
        }
        fill(tint(span, frame.tints.full(clazz)), x, y, width, height);
        int inner = part == Part.INIT ? frame.tints.hatched(clazz) : frame.tints.fill(clazz);
        fill(tint(span, inner), x + 0.75, y + 0.75, width - 1.5, height - 1.5);
        if (part == Part.INIT) {
            frame.surface.color(tint(span, frame.tints.full(clazz)));
            frame.surface.hatchRect(x + 0.75, y + 0.75, width - 1.5, height - 1.5, STRIPES, 1.2);
        }
    }

    private void paging(int span, int clazz, double x, double width, double y, double height) {
        int dark = frame.tints.fill(clazz - Part.ofClass(clazz).ordinal() + Part.PAGING.ordinal());
        if (width < frame.pixel()) {
            return;
        }
        fill(tint(span, dark), x, y, width, height);
        if (width >= HATCH_FROM) {
            frame.surface.color(tint(span, Colors.mix(dark, frame.theme.background(), 0.55)));
            frame.surface.hatchRect(x, y, width, height, STRIPES, 1);
        }
    }

    private void fill(int color, double x, double y, double width, double height) {
        frame.surface.color(color);
        if (rounded && width >= ROUND_FROM && height >= ROUND_FROM) {
            frame.surface.fillRoundRect(x, y, width, height, 2);
        } else {
            frame.surface.fillRect(x, y, width, height);
        }
    }

    private int tint(int span, int color) {
        return frame.faint(span) ? Colors.mix(color, frame.theme.background(), FAINT) : color;
    }

    private void label(int span, int clazz, double x, double width, double y, double height) {
        Spans spans = frame.trace().spans();
        double paged = spans.pagingNs(span) == 0
                ? 0
                : Math.min(width, frame.x(spans.startNs(span) + spans.pagingNs(span)) - x);
        double visibleLeft = Math.max(x + paged, frame.scale.left());
        double visibleRight = Math.min(x + width, frame.scale.left() + frame.scale.width());
        double size = Math.min(LABEL_SIZE, height - 2);
        String text = fitting(span, visibleRight - visibleLeft - 8);
        if (text.isEmpty()) {
            return;
        }
        int color = frame.faint(span) ? frame.theme.muted() : frame.tints.text(clazz);
        double baseline = y + height / 2 + size * 0.36;
        double middle = (visibleLeft + visibleRight) / 2;
        if (Part.ofClass(clazz) == Part.INIT) {
            double textWidth = Face.REGULAR.width(text, size);
            frame.surface.color(tint(span, frame.tints.hatched(clazz)));
            frame.surface.fillRect(middle - textWidth / 2 - 2, y + 1.5, textWidth + 4, height - 3);
        }
        frame.text(Face.REGULAR, size, color, text, middle, baseline, Surface.Anchor.MIDDLE);
    }

    /** Network and layer if they fit, otherwise the layer alone, otherwise nothing. */
    private String fitting(int span, double width) {
        Spans spans = frame.trace().spans();
        int job = spans.job(span);
        int layer = spans.layer(span);
        String network =
                frame.timeline.networks().name(frame.timeline.networks().ofJob(job));
        String layerName =
                layer < 0 ? "" : frame.trace().graph(job).plan().layer(layer).name();
        if (width < LABEL_FROM) {
            return fits(layerName, width) ? layerName : "";
        }
        String both = layer < 0 ? network : network + " " + layerName;
        return fits(both, width) ? both : fits(layerName, width) ? layerName : "";
    }

    private static boolean fits(String text, double width) {
        return Face.REGULAR.width(text, LABEL_SIZE) <= width;
    }
}
