package dev.tideline.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A timeline laid out for one size: time axis on top, lanes, memory, queue, all on one time scale; names and values stand
 * left of {@link #left}. Immutable; on the thread of its trace.
 */
public final class Plot {
    static final double GAP = 8;
    private static final double RIGHT_MARGIN = 8;
    private static final double TALLEST_LANE = 56;

    /** Room for names and values left of the time axis. */
    private static final double GUTTER = 84;

    /** Where in it the baselines of the vertical axes' names are. */
    private static final double NAMES = 11;

    private final Timeline timeline;
    private final Tints tints;
    private final Box area;
    private final double gutter;
    private final Axis axis;
    private final SpanTrack lanes;
    private final Heights heights;
    private final List<Track> tracks = new ArrayList<>();

    Plot(Timeline timeline, Options options, Theme theme, Box area) {
        this.timeline = timeline;
        this.area = area;
        this.tints = new Tints(new Palette(timeline.trace().spec().workload(), theme), options.hue());
        this.gutter = Math.min(gutter(options), Math.max(0, area.width() / 3));
        this.heights = Heights.of(timeline, options, area.height() - Axis.HEIGHT);
        this.axis = new Axis(box(area.y(), Axis.HEIGHT));
        Box laneBox = box(axis.box().bottom(), heights.lanes());
        this.lanes = options.rows() == Rows.WORKERS
                ? new WorkerTrack(timeline, laneBox)
                : new JobTrack(timeline, laneBox, options.firstJob());
        tracks.add(axis);
        tracks.add(lanes);
        double y = laneBox.bottom() + GAP;
        if (heights.memory() > 0) {
            tracks.add(new MemoryTrack(timeline, box(y, heights.memory()), options.bytes()));
            y += heights.memory() + GAP;
        }
        if (heights.queue() > 0) {
            tracks.add(new QueueTrack(timeline, box(y, heights.queue())));
        }
    }

    /** How the height is shared out. */
    private record Heights(double lanes, double memory, double queue) {
        static Heights of(Timeline timeline, Options options, double height) {
            double queue = !options.queue()
                    ? 0
                    : options.queueHeight() > 0
                            ? clamp(options.queueHeight(), 20, height * 0.4)
                            : clamp(height * 0.11, 24, 56);
            double gaps = (options.queue() ? GAP : 0) + (options.memory() ? GAP : 0);
            double left = Math.max(0, height - queue - gaps);
            if (options.memory() && options.memoryHeight() > 0) {
                double own = clamp(options.memoryHeight(), 30, left * 0.8);
                return new Heights(Math.floor(Math.max(1, left - own)), Math.floor(own), Math.floor(queue));
            }
            double memory = options.memory() ? clamp(left * 0.36, Math.min(64, left * 0.45), 220) : 0;
            boolean workers = options.rows() == Rows.WORKERS;
            double most = workers
                    ? TALLEST_LANE * timeline.lanes().size()
                    : JobTrack.heightOf(Math.max(1, timeline.trace().jobs()));
            double lanes = Math.max(1, left - memory);
            double spare = options.memory() ? Math.max(0, lanes - most) : 0;
            return new Heights(Math.floor(lanes - spare), Math.floor(memory + spare), Math.floor(queue));
        }

        private static double clamp(double v, double least, double most) {
            return Math.max(least, Math.min(most, v));
        }
    }

    private double gutter(Options options) {
        if (options.rows() == Rows.WORKERS) {
            return GUTTER;
        }
        String last = Math.max(0, timeline.trace().jobs() - 1) + " ";
        double widest = tints.palette().networks().stream()
                .mapToDouble(n -> Face.REGULAR.width(last + n, 10.5))
                .max()
                .orElse(0);
        return Math.ceil(Math.max(GUTTER, Math.min(160, widest + 16)));
    }

    private Box box(double y, double height) {
        return new Box(left(), y, timeWidth(), height);
    }

    /** Where time begins, in pixels. */
    public double left() {
        return area.x() + gutter;
    }

    /** How many pixels time has. */
    public double timeWidth() {
        return Math.max(1, Math.floor(area.width() - gutter - RIGHT_MARGIN));
    }

    /** The scale that shows the whole run as far as it has come. */
    public TimeScale fitted() {
        return TimeScale.fitted(timeline.trace().nowNs(), left(), timeWidth());
    }

    /** The same times as {@code scale} shows, where this plot has its time axis. */
    public TimeScale placed(TimeScale scale) {
        return scale.at(left(), timeWidth());
    }

    /** Where the lanes end and a divider may be dragged, in pixels. */
    public double lanesBottom() {
        return lanes.box().bottom() + GAP / 2;
    }

    /** Where the memory track ends and a divider may be dragged, in pixels; {@link #lanesBottom} if there is none. */
    public double memoryBottom() {
        return lanesBottom() + (heights.memory() > 0 ? heights.memory() + GAP : 0);
    }

    /** Height of the memory track, 0 if it is not shown. */
    public double memoryHeight() {
        return heights.memory();
    }

    /** Height of the queue track, 0 if it is not shown. */
    public double queueHeight() {
        return heights.queue();
    }

    /** A stretch of the height, in pixels. */
    public record Band(double top, double bottom) {}

    /** Where the lanes are. */
    public Band lanes() {
        return new Band(lanes.box().y(), lanes.box().bottom());
    }

    /** Where a span's bar is; empty if its lane is not in view. */
    public Optional<Band> bar(int span) {
        return lanes.row(span).map(row -> new Band(row.y(), row.y() + row.height()));
    }

    /** How many lanes fit; with more jobs than that, {@link Options#from} scrolls. */
    public int laneCount() {
        return lanes instanceof JobTrack jobs ? jobs.lanes() : timeline.lanes().size();
    }

    /** Paints everything, beginning with an opaque background. @param scale as {@link #placed} */
    public void paint(Surface surface, TimeScale scale, Overlay overlay) {
        timeline.follow();
        surface.color(tints.theme().background());
        surface.fillRect(area.x(), area.y(), area.width(), area.height());
        Frame frame = new Frame(surface, scale, overlay, timeline, tints, area.x() + NAMES);
        tracks.forEach(t -> t.paint(frame));
        axis.labels(frame, new OverlayPainter(frame, area, axis.box(), lanes).paint());
    }

    /** What lies at a point; empty over names, gaps and outside. @param scale as painted */
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return tracks.stream().filter(t -> t.box().contains(x, y)).findFirst().flatMap(t -> t.hit(scale, x, y));
    }
}
