package dev.tideline.chart;

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
        double free = box.x();
        for (TimeScale.Tick tick : frame.ticks) {
            double x = Math.floor(frame.scale.x(tick.ns()));
            frame.surface.color(frame.theme.muted());
            frame.surface.fillRect(x, box.bottom() - 5, 1, 5);
            free = label(frame, tick.label(), x, free);
        }
        frame.surface.end();
    }

    /** Centred on its tick, but within the axis. @return where the next may begin */
    private double label(Frame frame, String text, double x, double free) {
        double width = Face.REGULAR.width(text, SIZE);
        double left = Math.max(box.x(), Math.min(x - width / 2, box.right() - width));
        if (left < free) {
            return free;
        }
        frame.text(Face.REGULAR, SIZE, frame.theme.muted(), text, left, box.bottom() - 8, Surface.Anchor.START);
        return left + width + 8;
    }

    @Override
    public Optional<Hit> hit(TimeScale scale, double x, double y) {
        return Optional.of(new Hit.Axis(scale.timeAt(x)));
    }
}
