package dev.tideline.ui;

import dev.tideline.trace.Metrics;
import dev.tideline.workload.Bytes;
import java.util.Locale;

/** Figures of a run as the window writes them. */
final class Figures {
    private Figures() {}

    /** Three digits and a unit: "4.31 s", "812 ms", "35 us". */
    static String time(long ns) {
        if (ns >= 60_000_000_000L) {
            long seconds = Math.round(ns / 1e9);
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        if (ns >= 999_500_000L) {
            return digits(ns / 1e9) + " s";
        }
        return ns >= 999_500L ? digits(ns / 1e6) + " ms" : digits(ns / 1e3) + " \u00b5s";
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, value < 9.995 ? "%.2f" : value < 99.95 ? "%.1f" : "%.0f", value);
    }

    /** A duration that is mostly none. */
    static String spell(long ns) {
        return ns == 0 ? "0" : time(ns);
    }

    /** A figure of responses, of which there is none before the first job has ended. */
    static String response(Metrics m, long ns) {
        return m.finishedJobs() == 0 ? "\u2013" : time(ns);
    }

    static String bytes(long bytes) {
        return bytes == 0 ? "0" : Bytes.human(bytes);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** "+12 %" over a bound. */
    static String gap(long value, long bound) {
        return bound == 0 ? "" : String.format(Locale.ROOT, "+%.0f %%", 100.0 * (value - bound) / bound);
    }
}
