package dev.tideline.ui;

import dev.tideline.chart.ChartRun;
import dev.tideline.chart.ComparisonFigure;
import dev.tideline.chart.Figure;
import dev.tideline.chart.Options;
import dev.tideline.chart.RunFigure;
import dev.tideline.chart.Theme;
import dev.tideline.ui.timeline.TimelinePane;
import java.util.List;

/** What the chart shows, as a figure for paper: always on white, whatever the theme of the window. On the JavaFX thread. */
final class Pictures {
    private final Session session;
    private final TimelinePane timeline;

    Pictures(Session session, TimelinePane timeline) {
        this.session = session;
        this.timeline = timeline;
    }

    /** The runs shown, as they are shown: the same lanes, colours and times. */
    Figure figure() {
        List<ChartRun> runs = session.shown().stream()
                .map(run -> new ChartRun(run.trace(), run.engine()))
                .toList();
        Options options = timeline.options();
        if (runs.size() > 1) {
            return new ComparisonFigure("Comparison", runs, options, Theme.LIGHT, RunFigure.WIDTH);
        }
        return new RunFigure(
                runs.get(0), title(session.shown().get(0)), options, Theme.LIGHT, RunFigure.WIDTH, timeline.scale());
    }

    private static String title(Run run) {
        return run.name() + ": " + run.spec().title();
    }
}
