package dev.tideline.chart;

import dev.tideline.trace.Metrics;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Two or more runs below each other on one time scale. The end of the first is marked in all; each further one says by how
 * much it ends earlier or later, in words and as a bar between the two ends. On the thread of its traces.
 */
public final class ComparisonFigure implements Figure {
    private static final double MARGIN = RunFigure.MARGIN;
    private static final double SMALL = RunFigure.SMALL;
    private static final double WORKER_LANE = 26;
    private static final double MEMORY = 84;
    private static final double DIFFERENCE = 18;
    private static final double GAP = 12;

    private final String title;
    private final List<ChartRun> runs;
    private final List<Timeline> timelines;
    private final List<Metrics> metrics;
    private final Options options;
    private final Theme theme;
    private final double width;

    /** The first run is what the others are compared with. */
    public ComparisonFigure(String title, List<ChartRun> runs, Options options, Theme theme, double width) {
        if (runs.size() < 2) {
            throw new InvalidInput("A comparison needs at least two runs, not " + runs.size() + ".");
        }
        this.title = title;
        this.runs = List.copyOf(runs);
        this.timelines = runs.stream().map(r -> new Timeline(r.trace())).toList();
        this.metrics = runs.stream().map(r -> Metrics.of(r.trace())).toList();
        this.options = options.showing(options.memory(), false);
        this.theme = theme;
        this.width = width;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public double width() {
        return width;
    }

    private double inner() {
        return width - 2 * MARGIN;
    }

    private Paragraph heading() {
        return Paragraph.of(title, Face.SEMIBOLD, RunFigure.TITLE, inner());
    }

    private Legend legend() {
        int richest = 0;
        for (int i = 1; i < timelines.size(); i++) {
            if (timelines.get(i).legend(options, theme).entries()
                    > timelines.get(richest).legend(options, theme).entries()) {
                richest = i;
            }
        }
        return timelines.get(richest).legend(options, theme);
    }

    private List<Paragraph> caption(int i) {
        List<Paragraph> lines = new ArrayList<>();
        lines.add(Paragraph.of(runs.get(i).trace().spec().title(), Face.SEMIBOLD, 11.5, inner()));
        String facts = i == 0
                ? runs.get(i).settings() + ". " + runs.get(i).provenance() + ". "
                        + runs.get(i).result()
                : runs.get(i).result();
        lines.add(Paragraph.of(facts, Face.REGULAR, SMALL, inner()));
        runs.get(i).conditions().ifPresent(c -> lines.add(Paragraph.of(c, Face.REGULAR, SMALL, inner())));
        runs.get(i).remarks().forEach(r -> lines.add(Paragraph.of(r, Face.REGULAR, SMALL, inner())));
        return lines;
    }

    private double plotHeight(int i) {
        int lanes = options.rows() == Rows.WORKERS
                ? timelines.get(i).lanes().size()
                : Math.min(30, Math.max(1, timelines.get(i).trace().jobs()));
        double lane = options.rows() == Rows.WORKERS ? Math.max(6, Math.min(WORKER_LANE, 400.0 / lanes)) : 16;
        return Axis.HEIGHT + lane * lanes + (options.memory() ? 8 + MEMORY : 0);
    }

    private double blockHeight(int i) {
        double caption = caption(i).stream().mapToDouble(Paragraph::height).sum();
        return Math.ceil(caption + plotHeight(i) + (i == 0 ? 0 : DIFFERENCE) + GAP);
    }

    @Override
    public double height() {
        double height = 2 * MARGIN + heading().height() + 4 + legend().height(inner()) + 8;
        for (int i = 0; i < runs.size(); i++) {
            height += blockHeight(i);
        }
        return Math.ceil(height - GAP);
    }

    private TimeScale common() {
        long end = runs.stream().mapToLong(r -> r.trace().nowNs()).max().orElse(0);
        return TimeScale.fitted(end, 0, 1);
    }

    @Override
    public void paint(Surface surface) {
        surface.color(theme.background());
        surface.fillRect(0, 0, width, height());
        double y = heading().paint(surface, theme.text(), MARGIN, MARGIN) + 4;
        legend().paint(surface, MARGIN, y, inner());
        y = Math.ceil(y + legend().height(inner()) + 8);
        for (int i = 0; i < runs.size(); i++) {
            block(surface, i, y);
            y += blockHeight(i);
        }
    }

    private void block(Surface surface, int i, double top) {
        double y = top;
        for (Paragraph p : caption(i)) {
            y = p.paint(surface, p.face() == Face.SEMIBOLD ? theme.text() : theme.muted(), MARGIN, y);
        }
        y = Math.ceil(y);
        Box box = new Box(MARGIN, y, Math.floor(inner()), plotHeight(i));
        Plot plot = timelines.get(i).figurePlot(options, theme, box);
        TimeScale scale = plot.placed(common());
        plot.paint(surface, scale, Overlay.EMPTY);
        end(surface, scale.x(metrics.get(0).makespanNs()), box, i == 0 ? theme.text() : theme.muted());
        if (i > 0) {
            end(surface, scale.x(metrics.get(i).makespanNs()), box, theme.accent());
            difference(surface, i, scale, box.bottom());
        }
    }

    private static void end(Surface surface, double x, Box box, int color) {
        surface.color(color);
        surface.dashedLine(x, box.y() + Axis.HEIGHT, x, box.bottom() + 4, 1, 2, 2);
    }

    private void difference(Surface surface, int i, TimeScale scale, double y) {
        double first = scale.x(metrics.get(0).makespanNs());
        double own = scale.x(metrics.get(i).makespanNs());
        surface.color(theme.accent());
        surface.fillRect(Math.min(first, own), y + 4, Math.max(1, Math.abs(own - first)), 3);
        surface.font(Face.SEMIBOLD, SMALL);
        String text = Difference.sentence(runs.get(i), metrics.get(i), runs.get(0), metrics.get(0));
        surface.text(Face.SEMIBOLD.fit(text, SMALL, inner()), scale.left() + scale.width(), y + 18, Surface.Anchor.END);
    }
}
