package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Plot;
import dev.tideline.chart.Rows;
import dev.tideline.chart.TimeScale;
import dev.tideline.trace.Span;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * What mouse and keys do to one chart. Wheel and drag pan, Ctrl and wheel zoom at the pointer, a drag on the axis selects
 * a range, a click selects; keys as in trace viewers. JavaFX thread.
 */
final class Gestures {
    /** What a gesture asks of the pane around the chart. */
    interface Pane {
        /** The pointer is over something, in pixels of the chart. */
        void pointed(Chart chart, Hit hit, double x, double y);

        /** The pointer is over nothing, or the view moves under it. */
        void pointedAtNothing();

        /** This chart is the one that selection and inspector speak of. */
        void activate(Chart chart);

        void editMarker(Chart chart, long timeNs);

        void searchFocused();

        void nextHit();

        void cleared();
    }

    private static final double ZOOM_PER_PIXEL = 1.005;
    private static final double ZOOM_PER_KEY = 1.4;
    private static final double PAN_PER_KEY = 0.12;
    private static final double CLICK = 4;
    private static final double MARKER = 6;
    private static final double LANE = 22;
    private static final double DIVIDER = 4;

    private enum Drag {
        NONE,
        PAN,
        RANGE,
        MEMORY_TOP,
        QUEUE_TOP
    }

    private final Chart chart;
    private final View view;
    private final Pane pane;
    private Drag drag = Drag.NONE;
    private boolean moved;
    private double pressX;
    private double lastX;
    private double lastY;
    private double pressY;
    private double lanesDragged;
    private long rangeFromNs;
    private double pointerX = Double.NaN;

    Gestures(Chart chart, View view, Pane pane) {
        this.chart = chart;
        this.view = view;
        this.pane = pane;
        chart.setOnMousePressed(this::press);
        chart.setOnMouseDragged(this::drag);
        chart.setOnMouseReleased(this::release);
        chart.setOnMouseMoved(this::move);
        chart.setOnMouseExited(this::exit);
        chart.setOnScroll(this::scroll);
        chart.setOnZoom(this::pinch);
        chart.setOnKeyPressed(this::key);
        chart.setOnKeyTyped(this::typed);
    }

    private void press(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        chart.requestFocus();
        pane.activate(chart);
        pressX = lastX = e.getX();
        pressY = lastY = e.getY();
        lanesDragged = 0;
        moved = false;
        drag = dragFrom(e);
        rangeFromNs = time(e.getX());
    }

    private Drag dragFrom(MouseEvent e) {
        Plot plot = chart.plot();
        if (plot.memoryHeight() > 0 && Math.abs(e.getY() - plot.lanesBottom()) <= DIVIDER) {
            return Drag.MEMORY_TOP;
        }
        if (plot.queueHeight() > 0 && Math.abs(e.getY() - plot.memoryBottom()) <= DIVIDER) {
            return Drag.QUEUE_TOP;
        }
        return hit(e).filter(Hit.Axis.class::isInstance).isPresent() ? Drag.RANGE : Drag.PAN;
    }

    /** Dividers give to the track below what they take from the one above. */
    private void resize(double memory, double queue) {
        Plot plot = chart.plot();
        view.options.set(view.options
                .get()
                .sized(Math.max(1, plot.memoryHeight() + memory), Math.max(1, plot.queueHeight() + queue)));
    }

    private void drag(MouseEvent e) {
        if (!moved && Math.hypot(e.getX() - pressX, e.getY() - pressY) < CLICK) {
            return;
        }
        moved = true;
        switch (drag) {
            case PAN -> panBy(lastX - e.getX(), lastY - e.getY());
            case RANGE -> {
                long to = time(e.getX());
                long from = Math.max(0, Math.min(rangeFromNs, to));
                view.selection.set(new Selection.OfRange(from, Math.max(from + 1, Math.max(rangeFromNs, to))));
            }
            case MEMORY_TOP -> resize(lastY - e.getY(), 0);
            case QUEUE_TOP -> resize(e.getY() - lastY, lastY - e.getY());
            case NONE -> {}
        }
        lastX = e.getX();
        lastY = e.getY();
    }

    private void panBy(double dx, double dy) {
        chart.setCursor(Cursor.CLOSED_HAND);
        if (dx != 0) {
            view.pan(chart.scale(), dx);
        }
        lanesDragged += dy;
        int lanes = (int) (lanesDragged / LANE);
        lanesDragged -= lanes * LANE;
        scrollLanes(lanes);
    }

    private void scrollLanes(int lanes) {
        Options options = view.options.get();
        int shown = chart.plot().laneCount();
        if (options.rows() == Rows.JOBS && lanes != 0 && shown < chart.trace().jobs()) {
            view.options.set(options.from(
                    Math.min(options.firstJob() + lanes, chart.trace().jobs() - shown)));
        }
    }

    private void release(MouseEvent e) {
        boolean click = drag != Drag.NONE && !moved;
        drag = Drag.NONE;
        chart.setCursor(Cursor.DEFAULT);
        if (click) {
            click(e);
        }
    }

    private void click(MouseEvent e) {
        Optional<Hit> hit = hit(e);
        long t = time(e.getX());
        if (hit.isPresent() && hit.get() instanceof Hit.Axis) {
            long marker =
                    chart.markers().near(t, Math.round(MARKER * chart.scale().nsPerPixel()));
            if (marker >= 0) {
                pane.editMarker(chart, marker);
                return;
            }
        }
        view.selection.set(hit.map(Gestures::selection).orElse(Selection.NOTHING));
        if (t >= 0) {
            view.pin(t);
        }
        if (e.getClickCount() == 2 && hit.isPresent() && hit.get() instanceof Hit.Task task) {
            Span span = chart.trace().spans().get(task.span());
            view.show(span.startNs(), Times.end(span, chart.trace().nowNs()));
        }
    }

    private static Selection selection(Hit hit) {
        if (hit instanceof Hit.Task task) {
            return new Selection.OfTask(task.span());
        }
        return hit instanceof Hit.Idle idle ? new Selection.OfIdle(idle.worker(), idle.timeNs()) : Selection.NOTHING;
    }

    private void move(MouseEvent e) {
        pointerX = e.getX();
        Optional<Hit> hit = hit(e);
        chart.hover(hit.isPresent() && hit.get() instanceof Hit.Task task ? task.span() : Overlay.NONE);
        long t = time(e.getX());
        if (hit.isPresent() && t >= 0) {
            view.hover(t);
        }
        chart.setCursor(
                switch (dragFrom(e)) {
                    case MEMORY_TOP, QUEUE_TOP -> Cursor.V_RESIZE;
                    case RANGE -> Cursor.CROSSHAIR;
                    case PAN, NONE -> Cursor.DEFAULT;
                });
        hit.ifPresentOrElse(h -> pane.pointed(chart, h, e.getX(), e.getY()), pane::pointedAtNothing);
    }

    private void exit(MouseEvent e) {
        pointerX = Double.NaN;
        chart.hover(Overlay.NONE);
        pane.pointedAtNothing();
    }

    private void scroll(ScrollEvent e) {
        if (e.isControlDown()) {
            view.zoom(chart.scale(), Math.pow(ZOOM_PER_PIXEL, e.getDeltaY()), within(e.getX()));
        } else if (e.getX() < chart.plot().left() || e.isAltDown()) {
            scrollLanes((int) -Math.signum(e.getDeltaY()));
        } else {
            view.pan(chart.scale(), -(e.getDeltaX() + e.getDeltaY()));
        }
        pane.pointedAtNothing();
        e.consume();
    }

    private void pinch(ZoomEvent e) {
        view.zoom(chart.scale(), e.getZoomFactor(), within(e.getX()));
        e.consume();
    }

    private void key(KeyEvent e) {
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
    private void typed(KeyEvent e) {
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
        boolean inside = !Double.isNaN(pointerX);
        view.zoom(scale, factor, within(inside ? pointerX : scale.x(focusNs())));
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

    private double within(double x) {
        return Math.max(x, chart.plot().left());
    }

    private long time(double x) {
        return chart.scale().timeAt(x);
    }

    private Optional<Hit> hit(MouseEvent e) {
        return chart.hit(e.getX(), e.getY());
    }
}
