package dev.tideline.ui.timeline;

import dev.tideline.chart.ByteRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The runs on show, none, one or several compared, and which of them selection and inspector speak of: the one that was
 * clicked last. JavaFX thread.
 */
final class Exhibits {
    private final List<Exhibit> all = new ArrayList<>();
    private int active;
    private int generation;

    void clear() {
        all.clear();
        activate(0);
    }

    void add(Exhibit exhibit) {
        all.add(exhibit);
        activate(active);
    }

    Optional<Exhibit> active() {
        return active < all.size() ? Optional.of(all.get(active)) : Optional.empty();
    }

    private void activate(int index) {
        active = index;
        generation++;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).chart().setActive(i == index);
        }
    }

    /** @return whether it was another before */
    boolean activate(Chart chart) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).chart() == chart && i != active) {
                activate(i);
                return true;
            }
        }
        return false;
    }

    /** Another number for each change of what {@link #active} is. */
    int generation() {
        return generation;
    }

    /** Gives each of several charts the height that lanes one below the other need. */
    void stack() {
        all.forEach(e -> e.chart().stack());
    }

    /** One scale of memory for runs that are compared; empty for one alone, which has its own. */
    Optional<ByteRange> commonBytes() {
        return all.size() < 2
                ? Optional.empty()
                : Optional.of(ByteRange.common(all.stream().map(Exhibit::trace).toList()));
    }

    /** How far the longest has come, in nanoseconds; 0 without any. */
    long nowNs() {
        return all.stream().mapToLong(e -> e.trace().nowNs()).max().orElse(0);
    }

    boolean ended() {
        return all.stream().allMatch(e -> e.trace().end().isPresent());
    }

    /** All of them must be painted again. */
    void stale() {
        all.forEach(e -> e.chart().stale());
    }

    void find(String text) {
        all.forEach(e -> e.find(text));
    }

    /** @return whether there is more to take in: another frame is wanted */
    boolean frame() {
        boolean more = false;
        for (Exhibit exhibit : all) {
            more |= exhibit.frame();
        }
        return more;
    }
}
