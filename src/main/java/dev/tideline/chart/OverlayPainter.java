package dev.tideline.chart;

import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Paints what the user points at over the tracks. On the painting thread. */
final class OverlayPainter {
    private static final double SIZE = 10.5;
    private static final int CURVE_POINTS = 20;

    private final Frame frame;
    private final Box area;
    private final Box axis;
    private final SpanTrack lanes;
    private final List<Axis.Tag> tags = new ArrayList<>();

    OverlayPainter(Frame frame, Box area, Box axis, SpanTrack lanes) {
        this.frame = frame;
        this.area = area;
        this.axis = axis;
        this.lanes = lanes;
    }

    /** @return what of the axis is covered by labels */
    List<Axis.Tag> paint() {
        Overlay overlay = frame.overlay;
        frame.surface.clip(axis.x(), area.y(), axis.width() + 1, area.height());
        if (overlay.hasRange()) {
            range(overlay);
        }
        if (frame.trace().end().isEmpty() && frame.trace().events() > 0) {
            vertical(frame.trace().nowNs(), frame.theme.accent(), "now");
        }
        if (overlay.cursorNs() != Overlay.NONE) {
            vertical(overlay.cursorNs(), frame.theme.text(), TimeText.of(overlay.cursorNs()));
        }
        overlay.markers().forEach(m -> vertical(m.timeNs(), frame.theme.mark(), m.note()));
        if (isSpan(overlay.hovered())) {
            outline(overlay.hovered(), frame.theme.text(), 1);
        }
        if (isSpan(overlay.selected())) {
            dependencies(overlay.selected());
            outline(overlay.selected(), frame.theme.accent(), 2);
        }
        frame.surface.unclip();
        return tags;
    }

    private boolean isSpan(int span) {
        return span >= 0 && span < frame.trace().spans().size();
    }

    private void range(Overlay overlay) {
        double left = frame.x(overlay.rangeFromNs());
        double right = frame.x(overlay.rangeToNs());
        frame.surface.color(Colors.withAlpha(frame.theme.accent(), 0x22));
        double top = axis.bottom() - 5;
        frame.surface.fillRect(left, top, right - left, area.bottom() - top);
        frame.surface.color(frame.theme.accent());
        frame.surface.fillRect(left, top, 1, area.bottom() - top);
        frame.surface.fillRect(right, top, 1, area.bottom() - top);
        tag((left + right) / 2, frame.theme.accent(), TimeText.of(overlay.rangeToNs() - overlay.rangeFromNs()));
    }

    private void vertical(long ns, int color, String text) {
        if (ns < frame.scale.fromNs() || ns > frame.scale.toNs()) {
            return;
        }
        double x = Math.floor(frame.scale.x(ns));
        frame.surface.color(color);
        frame.surface.fillRect(x, axis.bottom() - 6, 1, area.bottom() - axis.bottom() + 6);
        tag(x, color, text);
    }

    /** A label on the axis, over its ticks. */
    private void tag(double x, int color, String text) {
        String shown = Face.SEMIBOLD.fit(text, SIZE, 160);
        double width = Face.SEMIBOLD.width(shown, SIZE) + 10;
        double left = Math.max(axis.x(), Math.min(x - width / 2, axis.right() - width));
        tags.add(new Axis.Tag(left, left + width));
        frame.surface.color(color);
        frame.surface.fillRoundRect(left, axis.y() + 2, width, 15, 3);
        frame.text(
                Face.SEMIBOLD,
                SIZE,
                frame.tints.palette().textOn(color),
                shown,
                left + width / 2,
                axis.y() + 13.5,
                Surface.Anchor.MIDDLE);
    }

    private long finish(int span) {
        Spans spans = frame.trace().spans();
        return Math.max(
                spans.startNs(span),
                Math.min(spans.finishNs(span), frame.trace().nowNs()));
    }

    private void outline(int span, int color, double lineWidth) {
        Optional<SpanTrack.Row> row = lanes.row(span);
        if (row.isEmpty()) {
            return;
        }
        double left = frame.x(frame.trace().spans().startNs(span));
        double width = Math.max(3, frame.x(finish(span)) - left);
        frame.surface.color(color);
        frame.surface.strokeRect(
                left - lineWidth,
                row.get().y() - lineWidth,
                width + 2 * lineWidth,
                row.get().height() + 2 * lineWidth,
                lineWidth);
    }

    /** From the ends of what it waited for, and to the starts of what waited for it, along the edges: labels stay readable. */
    private void dependencies(int selected) {
        Spans spans = frame.trace().spans();
        int job = spans.job(selected);
        TaskGraph graph = frame.trace().graph(job);
        int firstTask = frame.trace().job(job).firstTask();
        int offset = spans.task(selected) - firstTask;
        for (int next : graph.successors(offset)) {
            arrow(selected, spans.ofTask(firstTask + next), frame.theme.accent());
        }
        for (int before = 0; before < graph.size(); before++) {
            for (int next : graph.successors(before)) {
                if (next == offset) {
                    arrow(spans.ofTask(firstTask + before), selected, frame.theme.mark());
                }
            }
        }
    }

    private void arrow(int from, int to, int color) {
        if (from < 0 || to < 0) {
            return;
        }
        Optional<SpanTrack.Row> start = lanes.row(from);
        Optional<SpanTrack.Row> end = lanes.row(to);
        if (start.isPresent() && end.isPresent()) {
            double x1 = frame.x(finish(from));
            double x2 = frame.x(frame.trace().spans().startNs(to));
            frame.surface.color(color);
            curve(x1, start.get().towards(end.get()), x2, end.get().towards(start.get()));
        }
    }

    /** A cubic from left to right that leaves and arrives level; the tip points right. */
    private void curve(double x1, double y1, double x2, double y2) {
        double bend = Math.max(14, Math.abs(x2 - x1) / 2);
        double tip = x2 - 5;
        double[] xs = new double[CURVE_POINTS + 1];
        double[] ys = new double[CURVE_POINTS + 1];
        for (int i = 0; i <= CURVE_POINTS; i++) {
            double t = (double) i / CURVE_POINTS;
            double u = 1 - t;
            xs[i] = u * u * u * x1 + 3 * u * u * t * (x1 + bend) + 3 * u * t * t * (tip - bend) + t * t * t * tip;
            ys[i] = u * u * u * y1 + 3 * u * u * t * y1 + 3 * u * t * t * y2 + t * t * t * y2;
        }
        frame.surface.polyline(xs, ys, CURVE_POINTS + 1, 1.5);
        frame.surface.fillPolygon(new double[] {x2, x2 - 7, x2 - 7}, new double[] {y2, y2 - 4, y2 + 4}, 3);
    }
}
