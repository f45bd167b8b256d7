package dev.tideline.chart;

/** The overview of a whole run in one strip, with a window on the visible part. Immutable; on the thread of its trace. */
public final class Strip {
    private static final Grid NO_GRID = new Grid(new int[0], 0);

    private final Timeline timeline;
    private final Tints tints;
    private final Hue hue;
    private final Box box;

    Strip(Timeline timeline, Options options, Theme theme, Box box) {
        this.timeline = timeline;
        this.tints = new Tints(new Palette(timeline.trace().spec().workload(), theme), options.hue());
        this.hue = options.hue();
        this.box = box;
    }

    /** The whole run over the whole width: for turning the mouse's x into a time and back. */
    public TimeScale scale() {
        boolean ended = timeline.trace().end().isPresent();
        long end = StripSums.horizon(timeline.trace().nowNs(), ended);
        return new TimeScale(0, end, box.x(), box.width());
    }

    /** Paints how busy all workers together were, the memory's outline, and dims what {@code visible} does not show. */
    public void paint(Surface surface, TimeScale visible) {
        timeline.follow();
        TimeScale scale = scale();
        Canvas canvas = timeline.stripCanvas();
        Look look = new Look(timeline.trace().events(), scale, box, tints.theme(), hue);
        if (!canvas.shows(look)) {
            busy(canvas, scale);
            memory(canvas, scale);
            canvas.mark(look);
        }
        canvas.repaint(surface, box.x(), box.y());
        surface.clip(box.x(), box.y(), box.width(), box.height());
        window(surface, scale, visible);
        surface.unclip();
    }

    /** All that the picture depends on. */
    private record Look(long events, TimeScale scale, Box box, Theme theme, Hue hue) {}

    private void busy(Canvas canvas, TimeScale scale) {
        int columns = (int) box.width();
        int classes = Part.COUNT * timeline.networks().size();
        long[] sums = timeline.stripSums().upTo(timeline.trace().nowNs(), scale);
        long[] column = new long[classes];
        canvas.begin(columns, (int) box.height(), tints.theme().lane(), NO_GRID);
        long all = Math.max(1, Math.round(scale.nsPerPixel() * timeline.lanes().size()));
        for (int i = 0; i < columns; i++) {
            System.arraycopy(sums, i * classes, column, 0, classes);
            Shares.fill(canvas, i, column, all, tints);
        }
    }

    private void memory(Canvas canvas, TimeScale scale) {
        long base = timeline.trace().spec().profile().baseBytes();
        double perByte = box.height() / ByteRange.OWN.or(timeline.trace()).top();
        Steps steps = timeline.promised();
        steps.visit(scale, (int) box.width(), timeline.trace().nowNs(), (column, from, to) -> {
            int top = (int) (canvas.height() - perByte * (base + steps.value(steps.max(from, to))));
            int bottom = (int) (canvas.height() - perByte * (base + steps.value(steps.min(from, to))));
            canvas.fill(column, top, Math.max(top, bottom) + 1, tints.theme().text());
        });
    }

    private void window(Surface surface, TimeScale scale, TimeScale visible) {
        double left = Math.max(box.x(), Math.min(box.right(), scale.x(visible.fromNs())));
        double right = Math.max(left + 2, Math.min(box.right(), scale.x(visible.toNs())));
        surface.color(Colors.withAlpha(tints.theme().background(), 0x98));
        surface.fillRect(box.x(), box.y(), left - box.x(), box.height());
        surface.fillRect(right, box.y(), box.right() - right, box.height());
        surface.color(tints.theme().accent());
        surface.strokeRect(left, box.y(), right - left, box.height(), 1.5);
    }
}
