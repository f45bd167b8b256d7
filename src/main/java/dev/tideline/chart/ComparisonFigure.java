package dev.tideline.chart;

import dev.tideline.trace.RunTrace;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Two or more runs below each other on one time scale. The end of the first is marked in all; each further one says by how
 * much it ends earlier or later, in words and as a bar between the two ends. On the thread of its traces.
 */
public final class ComparisonFigure implements Figure {
    private static final double SMALL = RunFigure.SMALL;
    private static final double WORKER_LANE = 26;
    private static final double JOB_LANE = 16;
    private static final int MOST_JOB_LANES = 30;
    private static final double MEMORY = 96;
    private static final double GAP = 12;

    /** Room for the bar between the two ends. */
    private static final double BAR = 10;

    private static final int MOST_NAMES = 4;

    private final List<ChartRun> runs;
    private final List<Timeline> timelines;
    private final List<Compared> compared;
    private final Options options;
    private final Theme theme;
    private final FigureLayout layout;

    /** The first run is what the others are compared with. */
    public ComparisonFigure(List<ChartRun> runs, Options options, Theme theme, FigureLayout layout) {
        if (runs.size() < 2) {
            throw new InvalidInput("A comparison needs at least two runs, not " + runs.size() + ".");
        }
        this.runs = List.copyOf(runs);
        this.timelines = runs.stream().map(r -> new Timeline(r.trace())).toList();
        this.compared = Compared.of(runs);
        List<RunTrace> traces = runs.stream().map(ChartRun::trace).toList();
        this.options = options.showing(options.memory(), false)
                .sized(layout.height(MEMORY), Options.AUTOMATIC)
                .within(ByteRange.common(traces));
        this.theme = theme;
        this.layout = layout;
    }

    /** "small-batch-5: MEMA and FCFS compared". */
    @Override
    public String title() {
        String workloads =
                String.join(", ", runs.stream().map(ChartRun::name).distinct().toList());
        List<String> names = compared.stream().map(Compared::name).toList();
        if (names.size() > MOST_NAMES) {
            return workloads + ": " + names.size() + " runs compared";
        }
        String separator = names.stream().anyMatch(n -> n.contains(",")) ? "; " : ", ";
        String last = names.get(names.size() - 1);
        return workloads + ": " + String.join(separator, names.subList(0, names.size() - 1)) + " and " + last
                + " compared";
    }

    @Override
    public double width() {
        return layout.width();
    }

    private double inner() {
        return layout.inner();
    }

    private Paragraph heading() {
        return Paragraph.of(title(), Face.SEMIBOLD, RunFigure.TITLE, inner());
    }

    private Legend legend() {
        return new Legend(timelines, options, theme);
    }

    private List<Paragraph> caption(int i) {
        List<Paragraph> lines = new ArrayList<>();
        lines.add(Paragraph.of(runs.get(i).trace().spec().title(), Face.SEMIBOLD, 11.5, inner()));
        if (!layout.title()) {
            return lines;
        }
        String facts = i == 0
                ? runs.get(i).settings() + ". " + runs.get(i).provenance() + ". "
                        + runs.get(i).result()
                : runs.get(i).result();
        lines.add(Paragraph.of(facts, Face.REGULAR, SMALL, inner()));
        runs.get(i).conditions().ifPresent(c -> lines.add(Paragraph.of(c, Face.REGULAR, SMALL, inner())));
        runs.get(i).remarks().forEach(r -> lines.add(Paragraph.of(r, Face.REGULAR, SMALL, inner())));
        return lines;
    }

    /** What tells the run apart from the first, below its chart. */
    private Paragraph difference(int i) {
        String text = i == 0 ? "" : Difference.sentence(compared.get(i), compared.get(0));
        return Paragraph.of(text, Face.SEMIBOLD, SMALL, inner());
    }

    private double plotHeight(int i) {
        int workers = timelines.get(i).lanes().size();
        double lanes = options.rows() == Rows.WORKERS
                ? workers * Math.max(6, Math.min(layout.height(WORKER_LANE), 400.0 / workers))
                : JOB_LANE
                        * Math.min(
                                MOST_JOB_LANES,
                                Math.max(1, timelines.get(i).trace().jobs()));
        return Axis.HEIGHT + lanes + (options.memory() ? 8 + layout.height(MEMORY) : 0);
    }

    private double blockHeight(int i) {
        double caption = caption(i).stream().mapToDouble(Paragraph::height).sum();
        return Math.ceil(
                caption + plotHeight(i) + (i == 0 ? 0 : BAR + difference(i).height()) + GAP);
    }

    private double headHeight() {
        return (layout.title() ? heading().height() + 4 : 0) + (layout.legend() ? legend().height(inner()) + 8 : 0);
    }

    @Override
    public double height() {
        double height = 2 * layout.margin() + headHeight();
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
        surface.fillRect(0, 0, width(), height());
        double left = layout.margin();
        double y = left;
        if (layout.title()) {
            y = heading().paint(surface, theme.text(), left, y) + 4;
        }
        if (layout.legend()) {
            legend().paint(surface, left, y, inner());
        }
        y = Math.ceil(left + headHeight());
        for (int i = 0; i < runs.size(); i++) {
            block(surface, i, y);
            y += blockHeight(i);
        }
    }

    private void block(Surface surface, int i, double top) {
        double y = top;
        for (Paragraph p : caption(i)) {
            y = p.paint(surface, p.face() == Face.SEMIBOLD ? theme.text() : theme.muted(), layout.margin(), y);
        }
        y = Math.ceil(y);
        Box box = new Box(layout.margin(), y, Math.floor(inner()), plotHeight(i));
        Plot plot = timelines.get(i).figurePlot(options, theme, box);
        TimeScale scale = plot.placed(common());
        plot.paint(surface, scale, Overlay.EMPTY.marking(runs.get(i).markers()));
        double first = scale.x(compared.get(0).makespanNs());
        end(surface, first, box, i == 0 ? theme.text() : theme.muted());
        if (i > 0) {
            double own = scale.x(compared.get(i).makespanNs());
            end(surface, own, box, theme.accent());
            surface.color(theme.accent());
            surface.fillRect(Math.min(first, own), box.bottom() + 4, Math.max(1, Math.abs(own - first)), 3);
            difference(i).paint(surface, theme.accent(), layout.margin(), box.bottom() + BAR);
        }
    }

    private static void end(Surface surface, double x, Box box, int color) {
        surface.color(color);
        surface.dashedLine(x, box.y() + Axis.HEIGHT, x, box.bottom() + 4, 1, 2, 2);
    }
}
