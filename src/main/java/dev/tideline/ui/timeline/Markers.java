package dev.tideline.ui.timeline;

import dev.tideline.chart.Overlay.Marker;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The user's notes on one run, by time; at most one at a time. JavaFX thread. */
final class Markers {
    private final List<Marker> all = new ArrayList<>();

    List<Marker> all() {
        return List.copyOf(all);
    }

    /** Sets the note of a moment. */
    void put(long timeNs, String note) {
        remove(timeNs);
        all.add(new Marker(timeNs, note));
        all.sort(Comparator.comparingLong(Marker::timeNs));
    }

    void remove(long timeNs) {
        all.removeIf(marker -> marker.timeNs() == timeNs);
    }

    /** The note of a moment, empty if it has none. */
    String note(long timeNs) {
        return all.stream()
                .filter(marker -> marker.timeNs() == timeNs)
                .map(Marker::note)
                .findFirst()
                .orElse("");
    }

    /** The time of the marker nearest to {@code timeNs} but not farther than {@code withinNs}, -1 if there is none. */
    long near(long timeNs, long withinNs) {
        return all.stream()
                .map(Marker::timeNs)
                .filter(ns -> Math.abs(ns - timeNs) <= withinNs)
                .min(Comparator.comparingLong(ns -> Math.abs(ns - timeNs)))
                .orElse(-1L);
    }
}
