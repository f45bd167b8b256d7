package dev.tideline.chart;

/** The overview of a whole run in one strip, with a window on the visible part. Immutable; on the thread of its trace. */
public final class Strip {
    private static final Grid NO_GRID = new Grid(new int[0], 0);

    private final Timeline timeline;
    private final Tints tints;
    private final Box box;

    Strip(Timeline timeline, Options options, Theme theme, Box box) {
        this.timeline = timeline;
        this.tints = new Tints(new Palette(timeline.trace().spec().workload(), theme), options.hue());
        this.box = box;
    }

    /** The whole run over the whole width: for turning the mouse's x into a time and back. */
    public TimeScale scale() {
        return TimeScale.fitted(timeline.trace().nowNs(), box.x(), box.width());
    }

    /** Paints how busy all workers together were, the memory's outline, and dims what {@code visible} does not show. */
    public void paint(Surface surface, TimeScale visible) {
        timeline.follow();
        TimeScale scale = scale();
        busy(surface, scale);
        Frame frame = new Frame(surface, scale, Overlay.EMPTY, timeline, tints);
        MemoryScale bytes = MemoryScale.of(timeline.trace(), box);
        long base = timeline.trace().spec().profile().baseBytes();
        surface.clip(box.x(), box.y(), box.width(), box.height());
        surface.color(tints.theme().text());
        StepLine.paint(
                frame,
                timeline.promised(),
                timeline.trace().nowNs(),
                b -> box.bottom() - (base + b) * box.height() / bytes.top(),
                1);
        window(surface, scale, visible);
        surface.unclip();
    }

    private void busy(Surface surface, TimeScale scale) {
        int columns = (int) box.width();
        int classes = Part.COUNT * timeline.networks().size();
        long[][] sums = new long[columns][];
        for (int w = 0; w < timeline.lanes().size(); w++) {
            timeline.columns().visit(timeline.lanes().get(w), scale, columns, (column, busy, length, whole) -> {
                long[] sum = sums[column] == null ? sums[column] = new long[classes] : sums[column];
                for (int c = 0; c < classes; c++) {
                    sum[c] += busy[c];
                }
            });
        }
        Canvas canvas = timeline.canvas();
        canvas.begin(columns, (int) box.height(), tints.theme().lane(), NO_GRID);
        long all = Math.max(1, Math.round(scale.nsPerPixel()) * timeline.lanes().size());
        for (int column = 0; column < columns; column++) {
            if (sums[column] != null) {
                Shares.fill(canvas, column, sums[column], all, tints);
            }
        }
        canvas.paint(surface, box.x(), box.y());
    }

    private void window(Surface surface, TimeScale scale, TimeScale visible) {
        double left = Math.max(box.x(), Math.min(box.right(), scale.x(visible.fromNs())));
        double right = Math.max(left + 2, Math.min(box.right(), scale.x(visible.toNs())));
        surface.color(Colors.withAlpha(tints.theme().background(), 0xb4));
        surface.fillRect(box.x(), box.y(), left - box.x(), box.height());
        surface.fillRect(right, box.y(), box.right() - right, box.height());
        surface.color(tints.theme().accent());
        surface.strokeRect(left, box.y(), right - left, box.height(), 1.5);
    }
}
