package dev.tideline.ui.timeline;

import dev.tideline.chart.Options;
import dev.tideline.chart.Theme;
import dev.tideline.chart.Timeline;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/** What colours, patterns and lines mean, as an export has it. JavaFX thread. */
final class Legend extends Region {
    private static final double MARGIN = 12;
    private static final double ASSUMED_WIDTH = 800;

    private final List<Timeline> timelines;
    private final View view;
    private final Sheet sheet = new Sheet();
    private Painted painted = new Painted(-1, Options.DEFAULT, Theme.LIGHT, 0, 0, 1);
    private double height;

    /** What the legend depends on. */
    private record Painted(long events, Options options, Theme theme, double width, double height, double zoom) {}

    Legend(List<Timeline> timelines, View view) {
        this.timelines = List.copyOf(timelines);
        this.view = view;
        getChildren().add(sheet.canvas());
        view.zoom.addListener(o -> requestLayout());
        setMinWidth(0);
    }

    private dev.tideline.chart.Legend legend() {
        return new dev.tideline.chart.Legend(timelines, view.options.get(), view.theme.get());
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        double known = width > 0 ? width : getWidth() > 0 ? getWidth() : ASSUMED_WIDTH;
        return Math.ceil(legend().height(known - 2 * MARGIN)) + 4;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        sheet.resize(getWidth(), getHeight(), view.zoom.get());
    }

    /** What occurs in a run decides what must be explained; it is looked at again when the run has grown. */
    void paint() {
        Painted now = new Painted(
                timelines.stream().mapToLong(t -> t.trace().events()).sum(),
                view.options.get(),
                view.theme.get(),
                sheet.width(),
                sheet.height(),
                sheet.zoom());
        if (painted.equals(now) || getScene() == null || sheet.width() < 1) {
            return;
        }
        painted = now;
        double needed = computePrefHeight(getWidth());
        if (needed != height) {
            height = needed;
            requestLayout();
        }
        FxSurface surface = sheet.begin();
        surface.color(view.theme.get().background());
        surface.fillRect(0, 0, sheet.width(), sheet.height());
        legend().paint(surface, MARGIN, 0, sheet.width() - 2 * MARGIN);
    }
}
