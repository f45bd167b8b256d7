package dev.tideline.ui.timeline;

import dev.tideline.chart.TimeText;
import dev.tideline.chart.Timeline;
import dev.tideline.trace.RunTrace;

/** One run on show: its chart, what moves it, its sums and what is searched in it. JavaFX thread. */
final class Exhibit {
    /** Spans that sums and search take in per frame: one or two milliseconds. */
    private static final int BUDGET = 40_000;

    private final Chart chart;
    private final ChartKeys keys;
    private final RangeSums sums;
    private final JobIndex jobs;
    private Search search;

    Exhibit(Timeline timeline, View view, Markers markers, Gestures.Pane pane) {
        this.chart = new Chart(timeline, view, markers);
        this.keys = new ChartKeys(chart, view, pane, new Gestures(chart, view, pane)::pointerX);
        this.sums = new RangeSums(timeline.trace());
        this.jobs = new JobIndex(timeline.trace());
        this.search = new Search(timeline.trace(), "");
    }

    Chart chart() {
        return chart;
    }

    RunTrace trace() {
        return chart.trace();
    }

    ChartKeys keys() {
        return keys;
    }

    RangeSums sums() {
        return sums;
    }

    MomentState momentAt(long t) {
        return MomentState.at(trace(), jobs, t);
    }

    Search search() {
        return search;
    }

    void find(String text) {
        search = new Search(trace(), text);
        chart.setHits(search.hits());
    }

    /** @return whether there is more to take in: another frame is wanted */
    boolean frame() {
        int hits = search.hits().cardinality();
        boolean more = search.catchUp(BUDGET);
        more |= sums.catchUp(BUDGET);
        if (search.hits().cardinality() != hits) {
            chart.setHits(search.hits());
        }
        chart.paint();
        return more;
    }

    /** What is selected, in a sentence for those who do not see it. */
    String describe(Selection selection) {
        if (selection instanceof Selection.OfTask task) {
            return new TaskFacts(trace(), task.span()).sentence();
        }
        if (selection instanceof Selection.OfIdle idle) {
            return "Worker " + idle.worker() + " idle at " + TimeText.exact(idle.timeNs()) + ".";
        }
        if (selection instanceof Selection.OfRange range) {
            return "From " + TimeText.exact(range.fromNs()) + " to " + TimeText.exact(range.toNs()) + ".";
        }
        return "Timeline of " + trace().spec().title() + ". Nothing is selected; arrow keys select tasks.";
    }
}
