package dev.tideline.chart;

import java.util.List;
import java.util.Optional;

/** The time axis above the tracks. */
final class Axis implements Track {
    static final double HEIGHT = 22;
    static final double SIZE = 10.5;

    private final Box box;

    Axis(Box box) {
        this.box = box;
    }

    @Override
    public Box box() {
        return box;
    }

    @Override
    public void paint(Frame frame) {
        frame.surface.begin("Time");
        frame.surface.color(frame.theme.frame());
        frame.surface.fillRect(box.x(), box.bottom() - 1, box.width(), 1);
        for (TimeScale.Tick tick : frame.ticks) {
            frame.surface.color(frame.theme.muted());
            frame.surface.fillRect(Math.floor(frame.scale.x(tick.ns())), box.bottom() - 5, 1, 5);
        }
        frame.surface.end();
    }

    /** Labels centred on their ticks, but for those that would touch a tag. */
    void labels(Frame frame, List<Tag> tags) {
        frame.text(Face.REGULAR, SIZE, frame.theme.muted(), "time", box.x() - 10, box.bottom() - 8, Surface.Anchor.END);
        for (TimeScale.Tick tick : frame.ticks) {
            double x = Math.floor(frame.scale.x(tick.ns()));
            double half = Face.REGULAR.width(tick.label(), SIZE) / 2;
            boolean free = tags.stream().noneMatch(t -> t.right() + 4 > x - half && t.left() - 4 < x + half);
            if (free && x + half <= box.right() + 8) {
                frame.text(
                        Face.REGULAR,
                        SIZE,
                        frame.theme.muted(),
                        tick.label(),
                        x,
                        box.bottom() - 8,
                        Surface.Anchor.MIDDLE);
            }
        }
    }

    /** What of the axis a label of the overlay covers. */
    record Tag(double left, double right) {}

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return Optional.of(new Hit.Axis(scale.timeAt(x)));
    }
}
