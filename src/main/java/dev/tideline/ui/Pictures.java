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

    /** The runs shown, as they are shown: the same lanes, colours, times and notes. */
    Figure figure(PictureChoice choice) {
        List<ChartRun> runs = session.shown().stream()
                .map(run -> run.toChart(timeline.markers(run.trace())))
                .toList();
        Options options = timeline.options().showing(choice.memory(), choice.queue());
        return runs.size() > 1
                ? new ComparisonFigure(runs, options, Theme.LIGHT, choice.layout())
                : new RunFigure(runs.get(0), options, Theme.LIGHT, choice.layout(), timeline.scale());
    }
}
