package dev.tideline.ui.timeline;

import dev.tideline.chart.ByteRange;
import dev.tideline.chart.Options;
import dev.tideline.chart.Overlay;
import dev.tideline.chart.Theme;
import dev.tideline.chart.TimeScale;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * Which part of a run is looked at and how; stacked charts share one. The scale's place in pixels means nothing here, only
 * its times: each plot has its own place for it. Only beans, no scene. JavaFX thread.
 */
final class View {
    private static final double NOW_AT = 0.92;

    /** How much of the view may lie before the run, and how much of the run must stay in view. */
    private static final double EDGE = 0.05;

    final ObjectProperty<TimeScale> scale = new SimpleObjectProperty<>(TimeScale.fitted(1_000_000_000, 0, 1000));
    final ObjectProperty<Options> options = new SimpleObjectProperty<>(Options.DEFAULT);
    final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.LIGHT);
    final ObjectProperty<Selection> selection = new SimpleObjectProperty<>(Selection.NOTHING);
    /** Pixels per unit of length: more than 1 in an enlarged window. */
    final DoubleProperty zoom = new SimpleDoubleProperty(1);

    final BooleanProperty follow = new SimpleBooleanProperty(true);
    final LongProperty cursorNs = new SimpleLongProperty(Overlay.NONE);
    private long endNs = 1_000_000_000;
    private boolean fitted = true;
    private boolean pinned;

    void onChange(InvalidationListener listener) {
        scale.addListener(listener);
        options.addListener(listener);
        theme.addListener(listener);
        selection.addListener(listener);
        cursorNs.addListener(listener);
    }

    /** The user moved the view sideways: it no longer follows anything. */
    void pan(TimeScale placed, double px) {
        fitted = false;
        follow.set(false);
        set(placed.panned(px));
    }

    /** The user chose a detail; a live run is still followed. */
    void zoom(TimeScale placed, double factor, double atX) {
        fitted = false;
        set(placed.zoomed(factor, atX));
    }

    /** Shows exactly this stretch, or the shortest possible one where it begins. */
    void window(long fromNs, long toNs) {
        fitted = false;
        follow.set(false);
        long to = Math.max(toNs, fromNs + TimeScale.SHORTEST_NS);
        set(new TimeScale(fromNs, to, scale.get().left(), scale.get().width()));
    }

    /** The run never leaves the view, whatever the user does, and the view is never much longer than the run. */
    private void set(TimeScale s) {
        long longest = endNs == 0 ? s.spanNs() : Math.max(TimeScale.SHORTEST_NS, endNs + endNs / 2);
        long span = Math.min(s.spanNs(), longest);
        long least = (long) (-EDGE * span);
        long most = Math.max(least, endNs - (long) (EDGE * span));
        long from = Math.max(least, Math.min(most, s.fromNs()));
        scale.set(new TimeScale(from, from + span, s.left(), s.width()));
    }

    /** Shows this stretch with a little around it. */
    void show(long fromNs, long toNs) {
        long margin = Math.max(TimeScale.SHORTEST_NS, (toNs - fromNs) / 20);
        window(fromNs - margin, toNs + margin);
    }

    /** Shows all of a run that has come to {@code nowNs}, and keeps doing so while it grows. */
    void fit(long nowNs) {
        endNs = nowNs;
        fitted = true;
        scale.set(TimeScale.fitted(nowNs, scale.get().left(), scale.get().width()));
    }

    /** What memory tracks have room for; a run that grows may need more. */
    void bytes(ByteRange range) {
        if (!options.get().bytes().equals(range)) {
            options.set(options.get().within(range));
        }
    }

    /** A live run has come to {@code nowNs}; nothing moves while that stays the same. */
    void grow(long nowNs) {
        if (nowNs == endNs) {
            return;
        }
        endNs = nowNs;
        if (fitted) {
            fit(nowNs);
            return;
        }
        TimeScale s = scale.get();
        long wanted = nowNs - (long) (s.spanNs() * NOW_AT);
        if (follow.get() && wanted > s.fromNs()) {
            scale.set(new TimeScale(wanted, wanted + s.spanNs(), s.left(), s.width()));
        }
    }

    /** Brings a time into view, with the same detail, if it is not there. */
    void reveal(long fromNs, long toNs) {
        TimeScale s = scale.get();
        boolean visible = fromNs < s.toNs() && toNs > s.fromNs();
        if (!visible) {
            fitted = false;
            follow.set(false);
            set(s.centredOn((fromNs + toNs) / 2));
        }
    }

    /** The cursor goes with the pointer until a click or a key puts it somewhere. */
    void hover(long ns) {
        if (!pinned) {
            cursorNs.set(ns);
        }
    }

    void pin(long ns) {
        pinned = true;
        cursorNs.set(ns);
    }

    void unpin() {
        pinned = false;
        cursorNs.set(Overlay.NONE);
    }

    boolean isPinned() {
        return pinned;
    }

    /** For another run: everything of the last one is forgotten but options and theme. */
    void reset() {
        selection.set(Selection.NOTHING);
        unpin();
        follow.set(true);
        fitted = true;
        options.set(options.get().from(0).within(ByteRange.OWN));
    }
}
