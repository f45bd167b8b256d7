package dev.tideline.ui.timeline;

import dev.tideline.chart.Hit;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Plot;
import dev.tideline.chart.Rows;
import dev.tideline.trace.Span;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.WeakInvalidationListener;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;

/**
 * What the mouse does to one chart. Wheel and drag pan, Ctrl and wheel zoom at the pointer, a drag on the axis selects a
 * range, a click selects. JavaFX thread.
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
    private double pointerY;
    /** The view holds it weakly: it outlives charts. */
    private final InvalidationListener repoint = o -> point();

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
        view.scale.addListener(new WeakInvalidationListener(repoint));
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
        pointerX = e.getX();
        pointerY = e.getY();
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
        pointerY = e.getY();
        long t = time(e.getX());
        if (hit(e).isPresent() && t >= 0) {
            view.hover(t);
        }
        chart.setCursor(
                switch (dragFrom(e)) {
                    case MEMORY_TOP, QUEUE_TOP -> Cursor.V_RESIZE;
                    case RANGE -> Cursor.CROSSHAIR;
                    case PAN, NONE -> Cursor.DEFAULT;
                });
        point();
    }

    /** What lies under the pointer now, whether it has moved or the chart under it; while dragging, nothing does. */
    private void point() {
        if (Double.isNaN(pointerX) || chart.getScene() == null) {
            return;
        }
        Optional<Hit> hit = drag == Drag.NONE ? chart.hit(pointerX, pointerY) : Optional.empty();
        chart.hover(hit.isPresent() && hit.get() instanceof Hit.Task task ? task.span() : Overlay.NONE);
        hit.ifPresentOrElse(h -> pane.pointed(chart, h, pointerX, pointerY), pane::pointedAtNothing);
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

    /** Where the pointer is over the chart, in its pixels; not a number if it is elsewhere. */
    double pointerX() {
        return pointerX;
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
