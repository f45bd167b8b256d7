package dev.tideline.chart;

import java.util.BitSet;
import java.util.List;

/**
 * What the user points at, laid over a chart. {@link #NONE} for times and spans that are not there.
 *
 * @param cursorNs a vertical line, with its time on the axis
 * @param selected span whose predecessors and successors are shown by arrows
 * @param hovered span that is outlined
 * @param rangeFromNs begin of the selected range; it ends at {@code rangeToNs}
 * @param markers the user's notes
 * @param hits spans that a search found; while there are any, the others are drawn faint
 */
public record Overlay(
        long cursorNs, int selected, int hovered, long rangeFromNs, long rangeToNs, List<Marker> markers, BitSet hits) {
    public static final int NONE = -1;
    public static final Overlay EMPTY = new Overlay(NONE, NONE, NONE, NONE, NONE, List.of(), new BitSet());

    /** A moment worth remembering. */
    public record Marker(long timeNs, String note) {}

    public Overlay {
        markers = List.copyOf(markers);
        hits = (BitSet) hits.clone();
    }

    /** With the user's notes. */
    Overlay marking(List<Marker> notes) {
        return new Overlay(cursorNs, selected, hovered, rangeFromNs, rangeToNs, notes, hits);
    }

    public boolean hasRange() {
        return rangeFromNs >= 0 && rangeToNs > rangeFromNs;
    }
}
