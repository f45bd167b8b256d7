package dev.tideline.cli;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.ComparisonFigure;
import dev.tideline.chart.Figure;
import dev.tideline.chart.Options;
import dev.tideline.chart.RunFigure;
import dev.tideline.chart.Theme;
import java.util.List;

/** Figures as the command line makes them: by worker, light, as wide as a page. */
final class Figures {
    private Figures() {}

    static Figure of(ChartRun run) {
        return new RunFigure(run, Options.DEFAULT, Theme.LIGHT, RunFigure.WIDTH);
    }

    static Figure of(String title, List<ChartRun> runs) {
        return runs.size() == 1
                ? of(runs.get(0))
                : new ComparisonFigure(title, runs, Options.DEFAULT, Theme.LIGHT, RunFigure.WIDTH);
    }
}
