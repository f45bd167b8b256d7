package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Plot;
import dev.tideline.chart.TimeScale;
import dev.tideline.chart.Timeline;
import dev.tideline.trace.RunTrace;
import java.util.BitSet;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/**
 * One run on a canvas. It paints when told to and knows what it has painted; what moves the view is {@link Gestures}.
 * JavaFX thread.
 */
final class Chart extends Region {
    private final RunTrace trace;
    private final View view;
    private final Markers markers;
    private final Timeline timeline;
    private final Sheet sheet = new Sheet();
    private final InvalidationListener relayout = o -> requestLayout();
    private BitSet hits = new BitSet();
    private int hovered = Overlay.NONE;
    private boolean active = true;
    private boolean stacked;
    private boolean stale = true;
    private long paintedEvents = -1;

    Chart(Timeline timeline, View view, Markers markers) {
        this.trace = timeline.trace();
        this.view = view;
        this.markers = markers;
        this.timeline = timeline;
        getStyleClass().add("timeline-chart");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setMinWidth(0);
        getChildren().add(sheet.canvas());
        view.zoom.addListener(new WeakInvalidationListener(relayout));
    }

    RunTrace trace() {
        return trace;
    }

    Timeline timeline() {
        return timeline;
    }

    Markers markers() {
        return markers;
    }

    /** Something that it shows has changed; the next frame paints it. */
    void stale() {
        stale = true;
    }

    /** Whether its selection is the one shown; the others of a comparison show none. */
    void setActive(boolean value) {
        active = value;
        stale();
    }

    /** It is one of several, below each other: it never gets lower than it can be read, its surroundings scroll instead. */
    void stack() {
        stacked = true;
        view.options.addListener(new WeakInvalidationListener(relayout));
        requestLayout();
    }

    @Override
    protected double computeMinHeight(double width) {
        return stacked ? timeline.readableHeight(view.options.get()) : 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return computeMinHeight(width);
    }

    void hover(int span) {
        if (span != hovered) {
            hovered = span;
            stale();
        }
    }

    int hovered() {
        return hovered;
    }

    void setHits(BitSet spans) {
        hits = spans;
        stale();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth() - snappedLeftInset() - snappedRightInset());
        double height = Math.floor(getHeight() - snappedTopInset() - snappedBottomInset());
        if (sheet.resize(width, height, view.zoom.get())) {
            stale();
        }
        sheet.canvas().relocate(snappedLeftInset(), snappedTopInset());
    }

    Plot plot() {
        return timeline.plot(view.options.get(), view.theme.get(), sheet.width(), sheet.height());
    }

    /** The view's times at this chart's place. */
    TimeScale scale() {
        return plot().placed(view.scale.get());
    }

    Optional<Hit> hit(double x, double y) {
        return plot().hit(scale(), x, y);
    }

    /** Paints if something has changed since the last time and there is a scene to paint in. */
    void paint() {
        boolean grown = trace.events() != paintedEvents;
        if (!stale && !grown || getScene() == null || sheet.width() < 1 || sheet.height() < 1) {
            return;
        }
        stale = false;
        paintedEvents = trace.events();
        Plot plot = plot();
        plot.paint(sheet.begin(), plot.placed(view.scale.get()), overlay());
    }

    private Overlay overlay() {
        Selection selection = active ? view.selection.get() : Selection.NOTHING;
        int selected = selection instanceof Selection.OfTask task ? task.span() : Overlay.NONE;
        Selection.OfRange range = view.selection.get() instanceof Selection.OfRange r
                ? r
                : new Selection.OfRange(Overlay.NONE, Overlay.NONE);
        return new Overlay(view.cursorNs.get(), selected, hovered, range.fromNs(), range.toNs(), markers.all(), hits);
    }
}
