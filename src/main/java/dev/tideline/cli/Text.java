package dev.tideline.cli;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Figures as people read them on a terminal. */
final class Text {
    private Text() {}

    static String time(long ns) {
        if (ns >= 1_000_000_000) {
            return String.format(Locale.ROOT, "%.3f s", ns / 1e9);
        }
        if (ns == 0) {
            return "0 s";
        }
        return ns >= 1_000_000
                ? String.format(Locale.ROOT, "%.3f ms", ns / 1e6)
                : String.format(Locale.ROOT, "%.3f us", ns / 1e3);
    }

    /** Nothing if there is none. */
    static String time(OptionalLong ns) {
        return ns.isPresent() ? time(ns.getAsLong()) : "";
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }

    /** Nothing if there is none. */
    static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? ratio(ratio.getAsDouble()) : "";
    }

    static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
