package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import java.util.Optional;

/**
 * A lane for each worker. A lane with few tasks in view shows each as a bar; one with many shows, in every pixel column,
 * the shares of time that went into each class, exact and at a cost that hardly depends on how many tasks there are.
 */
final class WorkerTrack implements SpanTrack {
    /** A lane with more pieces than pixels / 3 shows shares. */
    private static final int PIXELS_PER_BAR = 3;

    private static final int ROUNDED_BARS = 800;
    private static final double NAME_SIZE = 11;

    private final Timeline timeline;
    private final Box box;

    WorkerTrack(Timeline timeline, Box box) {
        this.timeline = timeline;
        this.box = box;
    }

    @Override
    public Box box() {
        return box;
    }

    private double top(int worker) {
        return Math.round(box.y() + worker * pitch());
    }

    private double pitch() {
        return box.height() / timeline.lanes().size();
    }

    /** Space between the lane's edge and its bars. */
    private double pad() {
        return pitch() >= 24 ? 4 : pitch() >= 12 ? 2 : pitch() >= 6 ? 1 : 0;
    }

    private Row bar(int worker) {
        double y = top(worker) + pad();
        return new Row(y, Math.max(1, top(worker + 1) - pad() - y));
    }

    @Override
    public Optional<Row> row(int span) {
        return Optional.of(bar(timeline.trace().spans().worker(span)));
    }

    @Override
    public void paint(Frame frame) {
        frame.surface.begin("Tasks by worker");
        for (int w = 0; w < timeline.lanes().size(); w++) {
            background(frame, w);
        }
        frame.surface.clip(box.x(), box.y(), box.width(), box.height());
        frame.grid.paint(frame.surface, box);
        Bars bars = new Bars(frame, visible(frame) < ROUNDED_BARS);
        for (int w = 0; w < timeline.lanes().size(); w++) {
            lane(frame, bars, w);
        }
        frame.surface.unclip();
        frame.surface.end();
    }

    private void background(Frame frame, int worker) {
        frame.surface.color(color(frame, worker));
        frame.surface.fillRect(box.x(), top(worker), box.width(), top(worker + 1) - top(worker));
        if (worker % namedEvery() == 0) {
            double baseline = (top(worker) + top(worker + 1)) / 2 + NAME_SIZE * 0.36;
            frame.text(
                    Face.REGULAR,
                    NAME_SIZE,
                    frame.theme.text(),
                    "worker " + worker,
                    box.x() - 10,
                    baseline,
                    Surface.Anchor.END);
        }
    }

    private int namedEvery() {
        return (int) Math.max(1, Math.ceil((NAME_SIZE + 2) / pitch()));
    }

    private static int color(Frame frame, int worker) {
        return worker % 2 == 0 ? frame.theme.lane() : frame.theme.background();
    }

    private int visible(Frame frame) {
        int sum = 0;
        for (int w = 0; w < timeline.lanes().size(); w++) {
            sum += visible(timeline.lanes().get(w), frame.scale);
        }
        return sum;
    }

    private static int visible(Lane lane, TimeScale scale) {
        int first = lane.firstAfter(scale.fromNs());
        return lane.startedBy(scale.toNs(), first) - first;
    }

    private void lane(Frame frame, Bars bars, int worker) {
        Lane lane = timeline.lanes().get(worker);
        if (visible(lane, frame.scale) * PIXELS_PER_BAR <= frame.columns()) {
            bars(frame, bars, lane, bar(worker));
        } else {
            shares(frame, bars, lane, worker);
        }
        if (!frame.overlay.hits().isEmpty()) {
            marks(frame, lane, bar(worker));
        }
    }

    private static void bars(Frame frame, Bars bars, Lane lane, Row row) {
        int first = lane.firstAfter(frame.scale.fromNs());
        int end = lane.startedBy(frame.scale.toNs(), first);
        if (first > 0 && first < lane.size() && lane.span(first - 1) == lane.span(first)) {
            first--;
        }
        for (int i = first; i < end; i++) {
            i = bar(frame, bars, lane, i, row);
        }
    }

    /** The task that piece i begins. @return its last piece */
    private static int bar(Frame frame, Bars bars, Lane lane, int i, Row row) {
        int last = i + 1 < lane.size() && lane.span(i + 1) == lane.span(i) ? i + 1 : i;
        bars.task(lane.span(i), work(frame, lane, last), lane.start(i), lane.finish(last), row.y(), row.height());
        return last;
    }

    /** The class of the task itself: a piece may be its paging, if it did nothing else. */
    private static int work(Frame frame, Lane lane, int piece) {
        int clazz = lane.classOf(piece);
        return Part.ofClass(clazz) == Part.PAGING
                ? Part.of(frame.trace().spans().kind(lane.span(piece))).classOf(clazz / Part.COUNT)
                : clazz;
    }

    /** Tasks as wide as a few columns are still shown as bars, between the shares of all others. */
    private void shares(Frame frame, Bars bars, Lane lane, int worker) {
        Row row = bar(worker);
        Canvas canvas = timeline.canvas();
        canvas.begin(frame.columns(), (int) row.height(), color(frame, worker), frame.grid);
        WideBars wide = new WideBars(lane);
        timeline.columns().visit(lane, frame.scale, 0, frame.columns(), (column, busy, length, whole) -> {
            Shares.fill(canvas, column, busy, length, frame.tints);
            wide.column(whole);
        });
        canvas.paint(frame.surface, box.x(), row.y());
        wide.forEach(first -> bar(frame, bars, lane, first, row));
    }

    /** A mark above each pixel in which a found task begins. */
    private static void marks(Frame frame, Lane lane, Row row) {
        frame.surface.color(frame.theme.mark());
        int end = lane.startedBy(frame.scale.toNs(), 0);
        double last = -1;
        for (int i = lane.firstAfter(frame.scale.fromNs()); i < end; i++) {
            if (frame.overlay.hits().get(lane.span(i))) {
                double x = Math.floor(frame.x(lane.start(i)));
                if (x != last) {
                    frame.surface.fillRect(x, row.y() - 2, 2, 3);
                }
                last = x;
            }
        }
    }

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        int worker = (int) Math.min(timeline.lanes().size() - 1, Math.floor((y - box.y()) / pitch()));
        Lane lane = timeline.lanes().get(worker);
        long time = scale.timeAt(x);
        int started = lane.startedBy(time, 0);
        int nearest = nearest(lane, scale, started, x);
        return Optional.of(
                nearest >= 0 ? new Hit.Task(time, lane.span(nearest)) : new Hit.Idle(time, worker, idle(worker, time)));
    }

    /** The piece at x, or within two pixels of it, so that a hair-thin bar can be met. */
    private static int nearest(Lane lane, TimeScale scale, int started, double x) {
        if (started > 0 && scale.x(lane.finish(started - 1)) >= x) {
            return started - 1;
        }
        if (started < lane.size() && scale.x(lane.start(started)) - x <= 2) {
            return started;
        }
        return started > 0 && x - scale.x(lane.finish(started - 1)) <= 2 ? started - 1 : -1;
    }

    /** The last idle moment of the worker since its last task. */
    private int idle(int worker, long time) {
        RunTrace trace = timeline.trace();
        Lane lane = timeline.lanes().get(worker);
        int started = lane.startedBy(time, 0);
        long since = started == 0 ? 0 : lane.finish(started - 1);
        int low = 0;
        int high = trace.idles();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trace.idle(middle).timeNs() <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int i = low - 1; i >= 0 && trace.idle(i).timeNs() >= since; i--) {
            if (trace.idle(i).worker() == worker) {
                return i;
            }
        }
        return -1;
    }
}
