package dev.tideline.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The complete figure of one run, as a paper prints it: title, what was chosen, where figures come from, how it ended,
 * legend, timeline with cap line, remarks. On the thread of its trace.
 */
public final class RunFigure implements Figure {
    static final double MARGIN = 14;
    static final double TITLE = 15;
    static final double SMALL = 10.5;

    /** A figure across a page: printed 7 inches wide, its smallest text is 7.5 points. */
    public static final double WIDTH = 700;

    private static final double WORKER_LANE = 34;
    private static final double JOB_LANE = 16;
    private static final double TALL_JOB_LANE = 26;
    private static final int FEW_JOBS = 20;
    private static final int MOST_JOB_LANES = 60;
    private static final double MEMORY = 150;
    private static final double QUEUE = 48;

    private final ChartRun run;
    private final String title;
    private final Options options;
    private final Theme theme;
    private final double width;
    private final Timeline timeline;
    private final TimeScale times;

    /** The whole run. */
    public RunFigure(ChartRun run, Options options, Theme theme, double width) {
        this(
                run,
                run.title(),
                options,
                theme,
                width,
                TimeScale.fitted(run.trace().nowNs(), 0, 1));
    }

    /** @param times what to show of the run; its place and width are the figure's affair */
    public RunFigure(ChartRun run, String title, Options options, Theme theme, double width, TimeScale times) {
        this.run = run;
        this.title = title;
        this.options = options;
        this.theme = theme;
        this.width = width;
        this.timeline = new Timeline(run.trace());
        this.times = times;
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

    private List<Paragraph> head() {
        List<Paragraph> head = new ArrayList<>();
        head.add(Paragraph.of(title, Face.SEMIBOLD, TITLE, inner()));
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

    static double plotHeight(Timeline timeline, Options options) {
        double lanes = options.rows() == Rows.WORKERS
                ? Math.max(7, Math.min(WORKER_LANE, 640.0 / timeline.lanes().size()))
                        * timeline.lanes().size()
                : jobLanes(Math.max(1, timeline.trace().jobs()));
        return Axis.HEIGHT + lanes + (options.memory() ? 8 + MEMORY : 0) + (options.queue() ? 8 + QUEUE : 0);
    }

    private static double jobLanes(int jobs) {
        return (jobs <= FEW_JOBS ? TALL_JOB_LANE : JOB_LANE) * Math.min(MOST_JOB_LANES, jobs);
    }

    private double legendHeight() {
        return timeline.legend(options, theme).height(inner());
    }

    @Override
    public double height() {
        double plot = plotHeight(timeline, options);
        double foot = foot().isEmpty() ? 0 : 6 + sum(foot());
        return Math.ceil(2 * MARGIN + sum(head()) + 6 + legendHeight() + 6 + plot + foot);
    }

    @Override
    public void paint(Surface surface) {
        surface.color(theme.background());
        surface.fillRect(0, 0, width, height());
        double y = MARGIN;
        for (Paragraph p : head()) {
            y = p.paint(surface, p.face() == Face.SEMIBOLD ? theme.text() : theme.muted(), MARGIN, y);
        }
        y += 6;
        timeline.legend(options, theme).paint(surface, MARGIN, y, inner());
        y = Math.ceil(y + legendHeight() + 6);
        double height = plotHeight(timeline, options);
        Plot plot = timeline.figurePlot(options, theme, new Box(MARGIN, y, Math.floor(inner()), height));
        plot.paint(surface, plot.placed(times), Overlay.EMPTY);
        y += height + 6;
        for (Paragraph p : foot()) {
            y = p.paint(surface, theme.muted(), MARGIN, y);
        }
    }
}
