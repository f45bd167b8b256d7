package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.ComparisonFigure;
import dev.tideline.chart.Figure;
import dev.tideline.chart.FigureLayout;
import dev.tideline.chart.Options;
import dev.tideline.chart.RunFigure;
import dev.tideline.chart.Theme;
import java.util.List;
import picocli.CommandLine.Option;

/** Figures as the command line makes them: by worker, light, and as wide and with as much around them as was asked for. */
final class Figures {
    /** How wide. */
    enum Width {
        PAGE,
        COLUMN
    }

    @Option(
            names = "--width",
            paramLabel = "WIDTH",
            defaultValue = "page",
            description = "Of pictures: page (7 inches) or column (3.3 inches). Default: page.")
    private Width width;

    @Option(names = "--no-title", description = "Pictures without title, settings and outcome.")
    private boolean noTitle;

    @Option(names = "--no-legend", description = "Pictures without legend.")
    private boolean noLegend;

    @Option(names = "--no-queue", description = "Pictures without the queue.")
    private boolean noQueue;

    Figure of(ChartRun run) {
        return new RunFigure(run, options(), Theme.LIGHT, layout());
    }

    /** One run as itself, more as a comparison. */
    Figure of(List<ChartRun> runs) {
        return runs.size() == 1 ? of(runs.get(0)) : new ComparisonFigure(runs, options(), Theme.LIGHT, layout());
    }

    private Options options() {
        return Options.DEFAULT.showing(true, !noQueue);
    }

    private FigureLayout layout() {
        FigureLayout layout =
                switch (width) {
                    case PAGE -> FigureLayout.PAGE;
                    case COLUMN -> FigureLayout.COLUMN;
                };
        return layout.with(!noTitle, !noLegend);
    }
}
