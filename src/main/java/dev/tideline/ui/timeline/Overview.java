package dev.tideline.ui.timeline;

import dev.tideline.chart.Options;
import dev.tideline.chart.Strip;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeScale;
import dev.tideline.chart.Timeline;
import dev.tideline.trace.RunTrace;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

/** The strip of the whole run with a window on what is visible: drag the window, its edges, or a new one. JavaFX thread. */
final class Overview extends Region {
    private static final double HEIGHT = 40;
    private static final double EDGE = 6;

    /** What a drag changes. */
    private enum Grip {
        NONE,
        BOTH,
        LEFT,
        RIGHT,
        NEW
    }

    private final RunTrace trace;
    private final Timeline timeline;
    private final View view;
    private final Sheet sheet = new Sheet();
    private Grip grip = Grip.NONE;
    private long grabbedNs;
    private Painted painted = new Painted(-1, TimeScale.fitted(1, 0, 1), Options.DEFAULT, Theme.LIGHT, 0, 0, 1);

    /** What the picture depends on. */
    private record Painted(
            long events, TimeScale visible, Options options, Theme theme, double width, double height, double zoom) {}

    Overview(Chart chart, View view) {
        this.trace = chart.trace();
        this.timeline = chart.timeline();
        this.view = view;
        getStyleClass().add("timeline-overview");
        setMinHeight(HEIGHT);
        setPrefHeight(HEIGHT);
        setMaxHeight(HEIGHT);
        setAccessibleRole(AccessibleRole.SLIDER);
        setAccessibleText("Overview of the whole run");
        getChildren().add(sheet.canvas());
        view.zoom.addListener(o -> requestLayout());
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(e -> grip = Grip.NONE);
        setOnMouseMoved(e -> setCursor(cursor(gripAt(e.getX()))));
        setOnMouseClicked(e -> {
            if (e.getClickCount() == 2) {
                view.fit(trace.nowNs());
            }
        });
    }

    @Override
    protected void layoutChildren() {
        sheet.resize(Math.floor(getWidth()), Math.floor(getHeight()), view.zoom.get());
    }

    void paint() {
        if (getScene() == null || sheet.width() < 1) {
            return;
        }
        Painted now = new Painted(
                trace.events(),
                view.scale.get(),
                view.options.get(),
                view.theme.get(),
                sheet.width(),
                sheet.height(),
                sheet.zoom());
        if (!painted.equals(now)) {
            painted = now;
            strip().paint(sheet.begin(), view.scale.get());
        }
    }

    private Strip strip() {
        return timeline.strip(view.options.get(), view.theme.get(), sheet.width(), sheet.height());
    }

    private Grip gripAt(double x) {
        TimeScale whole = strip().scale();
        double left = whole.x(view.scale.get().fromNs());
        double right = whole.x(view.scale.get().toNs());
        if (Math.abs(x - left) <= EDGE && right - left > 2 * EDGE) {
            return Grip.LEFT;
        }
        if (Math.abs(x - right) <= EDGE && right - left > 2 * EDGE) {
            return Grip.RIGHT;
        }
        boolean all = left <= 0 && right >= sheet.width() - 1;
        return x >= left - EDGE && x <= right + EDGE && !all ? Grip.BOTH : Grip.NEW;
    }

    private static Cursor cursor(Grip grip) {
        return switch (grip) {
            case LEFT, RIGHT -> Cursor.H_RESIZE;
            case BOTH -> Cursor.OPEN_HAND;
            case NEW -> Cursor.CROSSHAIR;
            case NONE -> Cursor.DEFAULT;
        };
    }

    private void press(MouseEvent e) {
        grip = gripAt(e.getX());
        grabbedNs = strip().scale().timeAt(e.getX());
    }

    private void drag(MouseEvent e) {
        long at = strip().scale().timeAt(e.getX());
        TimeScale s = view.scale.get();
        switch (grip) {
            case BOTH -> {
                view.window(s.fromNs() + at - grabbedNs, s.toNs() + at - grabbedNs);
                grabbedNs = at;
            }
            case LEFT -> view.window(at, s.toNs());
            case RIGHT -> view.window(s.fromNs(), at);
            case NEW -> view.window(Math.min(grabbedNs, at), Math.max(grabbedNs, at));
            case NONE -> {}
        }
    }
}
