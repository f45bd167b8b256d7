package dev.tideline.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The complete figure of one run, as a paper prints it: title, what was chosen, where figures come from, how it ended,
 * legend, timeline with cap line, remarks. On the thread of its trace.
 */
public final class RunFigure implements Figure {
    static final double TITLE = 15;
    static final double SMALL = 10.5;

    private static final double WORKER_LANE = 34;
    private static final double JOB_LANE = 16;
    private static final double TALL_JOB_LANE = 26;
    private static final int FEW_JOBS = 20;
    private static final int MOST_JOB_LANES = 60;
    private static final double MEMORY = 150;
    private static final double QUEUE = 48;

    private final ChartRun run;
    private final Options options;
    private final Theme theme;
    private final FigureLayout layout;
    private final Timeline timeline;
    private final TimeScale times;

    /** The whole run. */
    public RunFigure(ChartRun run, Options options, Theme theme, FigureLayout layout) {
        this(run, options, theme, layout, TimeScale.fitted(run.trace().nowNs(), 0, 1));
    }

    /** @param times what to show of the run; its place and width are the figure's affair */
    public RunFigure(ChartRun run, Options options, Theme theme, FigureLayout layout, TimeScale times) {
        this.run = run;
        this.options = options.sized(layout.height(MEMORY), layout.height(QUEUE));
        this.theme = theme;
        this.layout = layout;
        this.timeline = new Timeline(run.trace());
        this.times = times;
    }

    @Override
    public String title() {
        return run.title();
    }

    @Override
    public double width() {
        return layout.width();
    }

    private double inner() {
        return layout.inner();
    }

    private List<Paragraph> head() {
        List<Paragraph> head = new ArrayList<>();
        if (!layout.title()) {
            return head;
        }
        head.add(Paragraph.of(title(), Face.SEMIBOLD, TITLE, inner()));
        Stream.of(Stream.of(run.settings(), run.provenance()), run.conditions().stream(), Stream.of(run.result()))
                .flatMap(lines -> lines)
                .forEach(line -> head.add(Paragraph.of(line, Face.REGULAR, SMALL, inner())));
        return head;
    }

    private List<Paragraph> foot() {
        List<String> texts = new ArrayList<>(run.remarks());
        int jobs = run.trace().jobs();
        if (options.rows() == Rows.JOBS && jobs > MOST_JOB_LANES) {
            texts.add(0, "Shows " + MOST_JOB_LANES + " of " + jobs + " jobs, from job " + options.firstJob() + ".");
        }
        return texts.stream()
                .map(t -> Paragraph.of(t, Face.REGULAR, SMALL, inner()))
                .toList();
    }

    private static double sum(List<Paragraph> paragraphs) {
        return paragraphs.stream().mapToDouble(Paragraph::height).sum();
    }

    private double plotHeight() {
        int workers = timeline.lanes().size();
        double lanes = options.rows() == Rows.WORKERS
                ? Math.max(7, Math.min(layout.height(WORKER_LANE), 640.0 / workers)) * workers
                : jobLanes(Math.max(1, timeline.trace().jobs()));
        return Axis.HEIGHT
                + lanes
                + (options.memory() ? 8 + layout.height(MEMORY) : 0)
                + (options.queue() ? 8 + layout.height(QUEUE) : 0);
    }

    private static double jobLanes(int jobs) {
        return (jobs <= FEW_JOBS ? TALL_JOB_LANE : JOB_LANE) * Math.min(MOST_JOB_LANES, jobs);
    }

    private Legend legend() {
        return new Legend(List.of(timeline), options, theme);
    }

    private double legendHeight() {
        return layout.legend() ? legend().height(inner()) + 6 : 0;
    }

    private double headHeight() {
        return layout.title() ? sum(head()) + 6 : 0;
    }

    @Override
    public double height() {
        double foot = foot().isEmpty() ? 0 : 6 + sum(foot());
        return Math.ceil(2 * layout.margin() + headHeight() + legendHeight() + plotHeight() + foot);
    }

    @Override
    public void paint(Surface surface) {
        surface.color(theme.background());
        surface.fillRect(0, 0, width(), height());
        double left = layout.margin();
        double y = left;
        for (Paragraph p : head()) {
            y = p.paint(surface, p.face() == Face.SEMIBOLD ? theme.text() : theme.muted(), left, y);
        }
        y = left + headHeight();
        if (layout.legend()) {
            legend().paint(surface, left, y, inner());
        }
        y = Math.ceil(y + legendHeight());
        Plot plot = timeline.figurePlot(options, theme, new Box(left, y, Math.floor(inner()), plotHeight()));
        Overlay notes = Overlay.EMPTY.marking(run.markers());
        plot.paint(surface, plot.placed(times), notes);
        y += plotHeight() + 6;
        for (Paragraph p : foot()) {
            y = p.paint(surface, theme.muted(), left, y);
        }
    }
}
