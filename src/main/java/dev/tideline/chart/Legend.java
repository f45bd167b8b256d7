package dev.tideline.chart;

import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import java.util.ArrayList;
import java.util.List;

/** What the colours and lines of a plot mean: only of what occurs in it. Flows into lines. On the painting thread. */
public final class Legend {
    private static final double SIZE = 10.5;
    private static final double LINE = 17;
    private static final double SWATCH_WIDTH = 16;
    private static final double SWATCH_HEIGHT = 10;
    private static final double SPACE = 12;

    /** A head's share of its own width: where an SVG is shown without the bundled typeface, letters are wider. */
    private static final double HEAD = 1.2;

    private final Theme theme;
    private final Palette palette;
    private final List<Entry> entries = new ArrayList<>();

    /** A sample and its meaning, or the name of the group that follows. */
    private record Entry(String text, boolean group, Swatch swatch) {
        double width() {
            return group
                    ? Face.SEMIBOLD.width(text, SIZE) * HEAD + 5
                    : SWATCH_WIDTH + 5 + Face.REGULAR.width(text, SIZE) + SPACE;
        }
    }

    /** Paints a sample in a box. */
    private interface Swatch {
        void paint(Surface s, Box b);
    }

    /** Of plots below each other. */
    public Legend(List<Timeline> timelines, Options options, Theme theme) {
        timelines.forEach(Timeline::follow);
        List<RunTrace> traces = timelines.stream().map(Timeline::trace).toList();
        this.theme = theme;
        this.palette = new Palette(
                traces.stream()
                        .flatMap(t -> t.spec().workload().networks().stream())
                        .distinct()
                        .toList(),
                theme);
        if (options.hue() == Hue.NETWORK || options.memory()) {
            group("Networks");
            palette.networks().forEach(n -> add(n, area(palette.network(n))));
        }
        group("Tasks");
        kinds(options);
        if (timelines.stream().anyMatch(t -> t.lanes().paged())) {
            int paging = palette.paging(options.hue() == Hue.KIND ? theme.cap() : theme.muted());
            add("Paging", (s, b) -> striped(s, b, paging, paging, Colors.mix(paging, theme.background(), 0.55)));
        }
        if (options.memory()) {
            group("Memory");
            memory(traces);
        }
        if (options.queue()) {
            group("Queue");
            add("ready tasks", area(Colors.mix(theme.ready(), theme.lane(), 0.55)));
            add("waiting jobs", line(theme.waiting()));
        }
    }

    private void kinds(Options options) {
        boolean own = options.hue() == Hue.KIND;
        int grey = theme.muted();
        int init = own ? palette.kind(TaskKind.INIT) : grey;
        add("Init", (s, b) -> striped(s, b, init, palette.hatched(init), init));
        int load = own ? palette.kind(TaskKind.LOAD) : grey;
        add("Load", (s, b) -> framed(s, b, load, own ? load : palette.light(load)));
        add("Exec", area(own ? palette.kind(TaskKind.EXEC) : grey));
    }

    private void memory(List<RunTrace> traces) {
        add("weights", area(theme.muted()));
        add("blobs", area(palette.light(theme.muted())));
        if (traces.stream().anyMatch(t -> t.spec().profile().baseBytes() > 0)) {
            add("device", area(theme.base()));
        }
        add("cap", (s, b) -> {
            s.color(theme.cap());
            s.dashedLine(b.x(), middle(b), b.right(), middle(b), 1.25, 5, 2);
        });
        if (traces.stream().anyMatch(t -> t.memory().peakBytes() > t.spec().availableBytes())) {
            int shaded = Colors.over(theme.overCap(), theme.muted());
            add("over the cap", (s, b) -> striped(s, b, shaded, shaded, theme.cap()));
        }
        if (traces.stream().anyMatch(t -> t.resident().size() > 0)) {
            add("resident", line(theme.resident()));
        }
        if (traces.stream().anyMatch(MemoryTrack::hasSwap)) {
            add("swapped out", area(theme.swapped()));
        }
    }

    private void add(String text, Swatch swatch) {
        entries.add(new Entry(text, false, swatch));
    }

    private void group(String text) {
        entries.add(new Entry(text, true, (s, b) -> {}));
    }

    private static double middle(Box b) {
        return b.y() + b.height() / 2;
    }

    private static Swatch area(int color) {
        return (s, b) -> {
            s.color(color);
            s.fillRect(b.x(), b.y(), b.width(), b.height());
        };
    }

    private static Swatch line(int color) {
        return (s, b) -> {
            s.color(color);
            s.fillRect(b.x(), Math.floor(middle(b)) - 0.5, b.width(), 1.5);
        };
    }

    private static void framed(Surface s, Box b, int edge, int inside) {
        s.color(edge);
        s.fillRect(b.x(), b.y(), b.width(), b.height());
        s.color(inside);
        s.fillRect(b.x() + 0.75, b.y() + 0.75, b.width() - 1.5, b.height() - 1.5);
    }

    private static void striped(Surface s, Box b, int edge, int inside, int stripes) {
        framed(s, b, edge, inside);
        s.color(stripes);
        s.hatchRect(b.x() + 0.75, b.y() + 0.75, b.width() - 1.5, b.height() - 1.5, 5, 1.2);
    }

    /** Height it needs at this width. */
    public double height(double width) {
        return LINE * flow(width, (e, x, line) -> {});
    }

    /** Paints it with its upper left corner at x, y. */
    public void paint(Surface surface, double x, double y, double width) {
        surface.begin("Legend");
        flow(width, (entry, dx, line) -> {
            double top = y + line * LINE + (LINE - SWATCH_HEIGHT) / 2;
            entry.swatch.paint(surface, new Box(x + dx, top, SWATCH_WIDTH, SWATCH_HEIGHT));
            surface.font(entry.group ? Face.SEMIBOLD : Face.REGULAR, SIZE);
            surface.color(entry.group ? theme.muted() : theme.text());
            double baseline = top + SWATCH_HEIGHT / 2 + SIZE * 0.36;
            double indent = entry.group ? 0 : SWATCH_WIDTH + 5;
            surface.text(entry.text, x + dx + indent, baseline, Surface.Anchor.START);
        });
        surface.end();
    }

    /** Receives each entry's place. */
    private interface Place {
        void at(Entry entry, double x, int line);
    }

    private int flow(double width, Place place) {
        double x = 0;
        int line = 0;
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            double together = entry.group && i + 1 < entries.size()
                    ? entry.width() + entries.get(i + 1).width()
                    : entry.width();
            if (x > 0 && x + together - SPACE > width) {
                x = 0;
                line++;
            }
            place.at(entry, x, line);
            x += entry.width();
        }
        return line + 1;
    }
}
