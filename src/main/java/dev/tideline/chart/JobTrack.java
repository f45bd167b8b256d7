package dev.tideline.chart;

import dev.tideline.trace.JobRow;
import dev.tideline.trace.Spans;
import java.util.Optional;

/**
 * A lane for each job: a thin line while it waits, a light band while it is active, its tasks in it, side by side where
 * they overlap. Shows as many lanes as fit from the first chosen job on; what falls on the same pixel is drawn once.
 */
final class JobTrack implements SpanTrack {
    private static final double TALLEST = 26;
    private static final double LOWEST = 12;
    private static final double READABLE = 18;
    private static final int MOST_AT_ONCE = 30;
    private static final double NAME_SIZE = 10.5;
    private static final int ROUNDED_BARS = 800;

    private final Timeline timeline;
    private final Box box;
    private final int first;
    private final double pitch;

    JobTrack(Timeline timeline, Box box, int firstJob) {
        this.timeline = timeline;
        this.box = box;
        int jobs = Math.max(1, timeline.trace().jobs());
        this.pitch = Math.max(LOWEST, Math.min(TALLEST, Math.floor(box.height() / jobs)));
        this.first = Math.max(0, Math.min(firstJob, jobs - lanes()));
    }

    @Override
    public Box box() {
        return box;
    }

    /** How many lanes fit. */
    int lanes() {
        return Math.max(1, (int) (box.height() / pitch));
    }

    /** Of so many jobs, or of those that one chart among several shows at once. */
    static double readableHeight(int jobs) {
        return READABLE * Math.max(1, Math.min(MOST_AT_ONCE, jobs));
    }

    static double heightOf(int jobs) {
        return jobs * TALLEST;
    }

    private int end() {
        return Math.min(timeline.trace().jobs(), first + lanes());
    }

    private double top(int job) {
        return box.y() + (job - first) * pitch;
    }

    @Override
    public Optional<Row> row(int span) {
        int job = timeline.trace().spans().job(span);
        if (job < first || job >= end()) {
            return Optional.empty();
        }
        JobShapes.Shape shape = timeline.shapes().of(job);
        int index = shape.indexOf(span);
        return index < 0 ? Optional.empty() : Optional.of(row(job, shape, index));
    }

    private Row row(int job, JobShapes.Shape shape, int index) {
        double pad = pitch >= 16 ? 2 : 1;
        double height = pitch - 2 * pad;
        double from = Math.round(height * shape.subLanes()[index] / shape.count());
        double to = Math.round(height * (shape.subLanes()[index] + 1) / shape.count());
        return new Row(top(job) + pad + from, Math.max(1, to - from - (shape.count() > 1 && height > 8 ? 0.5 : 0)));
    }

    @Override
    public void paint(Frame frame) {
        frame.surface.begin("Tasks by job");
        frame.surface.color(frame.theme.background());
        frame.surface.fillRect(box.x(), box.y(), box.width(), box.height());
        for (int job = first; job < end(); job++) {
            background(frame, job);
        }
        frame.surface.clip(box.x(), box.y(), box.width(), box.height());
        frame.grid.paint(frame.surface, box);
        Bars bars = new Bars(frame, tasks() < ROUNDED_BARS);
        for (int job = first; job < end(); job++) {
            life(frame, job);
            tasks(frame, bars, job);
        }
        frame.surface.unclip();
        frame.surface.end();
    }

    private int tasks() {
        int sum = 0;
        for (int job = first; job < end(); job++) {
            sum += timeline.trace().graph(job).size();
        }
        return sum;
    }

    private void background(Frame frame, int job) {
        if (job % 2 == 0) {
            frame.surface.color(frame.theme.lane());
            frame.surface.fillRect(box.x(), top(job), box.width(), pitch);
        }
        String name = frame.timeline.networks().name(frame.timeline.networks().ofJob(job));
        double baseline = top(job) + pitch / 2 + NAME_SIZE * 0.36;
        String text = Face.REGULAR.fit(job + " " + name, NAME_SIZE, box.x() - 14);
        frame.text(Face.REGULAR, NAME_SIZE, frame.theme.text(), text, box.x() - 10, baseline, Surface.Anchor.END);
    }

    /** From arrival to finish. */
    private void life(Frame frame, int job) {
        JobRow row = timeline.trace().job(job);
        long now = timeline.trace().nowNs();
        int color = frame.tints.palette().network(frame.timeline.networks().ofJob(job));
        double middle = Math.floor(top(job) + pitch / 2);
        double arrived = frame.x(row.job().arrivalNs());
        double active = frame.x(Math.min(row.activatedNs(), now));
        double done = frame.x(Math.min(row.finishNs(), now));
        frame.surface.color(Colors.mix(color, frame.theme.background(), 0.5));
        if (active > arrived) {
            frame.surface.fillRect(arrived, middle, active - arrived, 1);
        }
        frame.surface.fillRect(arrived, middle - 3, 1, 7);
        if (row.activatedNs() != Spans.RUNNING && done > active) {
            frame.surface.color(Colors.mix(color, frame.theme.background(), frame.theme.dark() ? 0.22 : 0.12));
            frame.surface.fillRect(active, top(job) + 1, done - active, pitch - 2);
        }
    }

    private void tasks(Frame frame, Bars bars, int job) {
        JobShapes.Shape shape = timeline.shapes().of(job);
        Spans spans = timeline.trace().spans();
        int place = frame.timeline.networks().ofJob(job);
        double[] drawnTo = new double[shape.count()];
        for (int i = 0; i < shape.spans().length; i++) {
            int span = shape.spans()[i];
            long finish = Math.min(
                    spans.finishNs(span),
                    Math.max(spans.startNs(span), timeline.trace().nowNs()));
            int lane = shape.subLanes()[i];
            double right = frame.x(finish);
            boolean outside = finish < frame.scale.fromNs() || spans.startNs(span) > frame.scale.toNs();
            if (outside || right <= drawnTo[lane]) {
                continue;
            }
            Row row = row(job, shape, i);
            bars.task(
                    span, Part.of(spans.kind(span)).classOf(place), spans.startNs(span), finish, row.y(), row.height());
            drawnTo[lane] = right;
        }
    }

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        int job = first + (int) ((y - box.y()) / pitch);
        if (job >= end()) {
            return Optional.empty();
        }
        long time = scale.timeAt(x);
        JobShapes.Shape shape = timeline.shapes().of(job);
        int met = -1;
        for (int i = 0; i < shape.spans().length; i++) {
            Row row = row(job, shape, i);
            if (over(scale, shape.spans()[i], x) && (met < 0 || y >= row.y() && y < row.y() + row.height())) {
                met = shape.spans()[i];
            }
        }
        return Optional.of(met >= 0 ? new Hit.Task(time, met) : new Hit.Job(time, job));
    }

    private boolean over(TimeScale scale, int span, double x) {
        Spans spans = timeline.trace().spans();
        long finish = Math.min(spans.finishNs(span), timeline.trace().nowNs());
        return x >= scale.x(spans.startNs(span)) - 1 && x <= scale.x(finish) + 1;
    }
}
