package dev.tideline.ui.timeline;

import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Rows;
import dev.tideline.chart.TimeScale;
import dev.tideline.trace.Span;
import java.util.function.DoubleSupplier;
import java.util.function.IntUnaryOperator;
import javafx.scene.input.KeyEvent;

/** What keys do to one chart, as in trace viewers: zoom, pan, and go from task to task. JavaFX thread. */
final class ChartKeys {
    private static final double ZOOM_PER_KEY = 1.4;
    private static final double PAN_PER_KEY = 0.12;

    private final Chart chart;
    private final View view;
    private final Gestures.Pane pane;
    private final DoubleSupplier pointerX;

    /** @param pointerX where to zoom, not a number if the pointer is elsewhere */
    ChartKeys(Chart chart, View view, Gestures.Pane pane, DoubleSupplier pointerX) {
        this.chart = chart;
        this.view = view;
        this.pane = pane;
        this.pointerX = pointerX;
        chart.setOnKeyPressed(this::key);
        chart.setOnKeyTyped(this::typed);
    }

    private void key(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        move(e);
        if (!e.isConsumed()) {
            step(e);
        }
    }

    /** The letters, which no control but a text field has a use for: they also work while the chart has no focus. */
    void move(KeyEvent e) {
        if (e.isShortcutDown() || e.isAltDown()) {
            return;
        }
        boolean known = true;
        switch (e.getCode()) {
            case W, PLUS, ADD, EQUALS -> zoom(ZOOM_PER_KEY);
            case S, MINUS, SUBTRACT -> zoom(1 / ZOOM_PER_KEY);
            case A -> view.pan(chart.scale(), -PAN_PER_KEY * chart.plot().timeWidth());
            case D -> view.pan(chart.scale(), PAN_PER_KEY * chart.plot().timeWidth());
            case F -> view.fit(chart.trace().nowNs());
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }

    private void step(KeyEvent e) {
        boolean known = true;
        switch (e.getCode()) {
            case LEFT -> go(span -> neighbours().along(span, -1));
            case RIGHT -> go(span -> neighbours().along(span, 1));
            case UP -> go(span -> neighbours().across(span, -1));
            case DOWN -> go(span -> neighbours().across(span, 1));
            case HOME -> go(span -> neighbours().along(span, -Integer.MAX_VALUE / 2));
            case END -> go(span -> neighbours().along(span, Integer.MAX_VALUE / 2));
            case ENTER -> pane.nextHit();
            case ESCAPE -> pane.cleared();
            default -> known = false;
        }
        if (known) {
            e.consume();
        }
    }

    /** What leads into a text field waits for the typed character, or it would be typed there. */
    void typed(KeyEvent e) {
        switch (e.getCharacter()) {
            case "/" -> pane.searchFocused();
            case "m", "M" -> pane.editMarker(chart, Math.max(0, focusNs()));
            default -> {
                return;
            }
        }
        e.consume();
    }

    void zoom(double factor) {
        TimeScale scale = chart.scale();
        double x = pointerX.getAsDouble();
        view.zoom(scale, factor, Math.max(Double.isNaN(x) ? scale.x(focusNs()) : x, scale.left()));
    }

    private Neighbours neighbours() {
        return new Neighbours(chart.trace(), view.options.get().rows());
    }

    private void go(IntUnaryOperator step) {
        pane.activate(chart);
        int from = view.selection.get() instanceof Selection.OfTask task ? task.span() : Neighbours.NONE;
        int to = from == Neighbours.NONE ? neighbours().nearest(focusNs()) : step.applyAsInt(from);
        if (to != Neighbours.NONE) {
            select(to);
        }
    }

    /** Selects a span, puts the cursor at its start and brings it into view. */
    void select(int span) {
        Span s = chart.trace().spans().get(span);
        view.selection.set(new Selection.OfTask(span));
        view.pin(s.startNs());
        view.reveal(s.startNs(), Times.end(s, chart.trace().nowNs()));
        revealLane(s.job());
    }

    private void revealLane(int job) {
        Options options = view.options.get();
        int shown = chart.plot().laneCount();
        boolean visible = job >= options.firstJob() && job < options.firstJob() + shown;
        if (options.rows() == Rows.JOBS && shown > 0 && !visible) {
            view.options.set(options.from(job - shown / 2));
        }
    }

    /** Where keys act: the cursor if it is in view, otherwise the middle. */
    private long focusNs() {
        TimeScale scale = view.scale.get();
        long cursor = view.cursorNs.get();
        boolean inView = cursor != Overlay.NONE && cursor >= scale.fromNs() && cursor <= scale.toNs();
        return inView ? cursor : scale.fromNs() + scale.spanNs() / 2;
    }
}
