package dev.tideline.chart;

import java.util.Optional;

/** How many tasks are ready and untaken (area), and how many jobs wait to become active (line). */
final class QueueTrack implements Track {
    private static final double SIZE = 10.5;
    private static final double HEADROOM = 1.15;

    private final Timeline timeline;
    private final Box box;

    QueueTrack(Timeline timeline, Box box) {
        this.timeline = timeline;
        this.box = box;
    }

    @Override
    public Box box() {
        return box;
    }

    private double y(long count) {
        return box.bottom() - count * box.height() / (HEADROOM * most());
    }

    private int most() {
        return Math.max(1, timeline.trace().queue().most());
    }

    @Override
    public void paint(Frame frame) {
        frame.surface.begin("Queue");
        frame.surface.color(frame.theme.lane());
        frame.surface.fillRect(box.x(), box.y(), box.width(), box.height());
        label(frame, "0", box.bottom() - 1);
        label(frame, Integer.toString(most()), y(most()) + SIZE * 0.36 + 1);
        frame.axisName("queue", box.y(), box.bottom());
        frame.surface.clip(box.x(), box.y(), box.width(), box.height());
        frame.grid.paint(frame.surface, box);
        areas(frame);
        frame.surface.unclip();
        frame.surface.color(frame.theme.muted());
        frame.surface.fillRect(box.x(), box.bottom() - 1, box.width(), 1);
        frame.surface.end();
    }

    private void areas(Frame frame) {
        long now = timeline.trace().nowNs();
        int area = Colors.mix(frame.theme.ready(), frame.theme.lane(), 0.55);
        new Columns(frame, box.x(), (x, width, count) -> {
                    double top = frame.snap(y(count));
                    frame.surface.color(area);
                    frame.surface.fillRect(x, top, width, box.bottom() - top);
                })
                .visit(timeline.ready(), now, count -> count > 0);
        StepLine.paint(frame, timeline.waiting(), now, this::y, frame.theme.waiting(), 1.5);
    }

    private void label(Frame frame, String text, double y) {
        frame.text(Face.REGULAR, SIZE, frame.theme.muted(), text, box.x() - 10, y, Surface.Anchor.END);
    }

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return Optional.of(new Hit.Queue(scale.timeAt(x)));
    }
}
