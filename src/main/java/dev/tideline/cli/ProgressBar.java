package dev.tideline.cli;

import java.io.PrintWriter;
import java.util.Locale;

/** How much is done of something long, and how long the rest may take: on a terminal only. One thread. */
final class ProgressBar {
    private static final int WIDTH = 30;
    /** Before that nothing can be said of the rest. */
    private static final double ENOUGH = 0.02;

    private static final double NS = 1e9;

    private final TerminalLine line;
    private final long began = System.nanoTime();
    private double first = -1;

    ProgressBar(PrintWriter err) {
        this.line = new TerminalLine(err);
    }

    /** @param done from 0 to 1; what was done before the first call took no time */
    void show(String what, double done) {
        first = first < 0 ? done : first;
        line.show(() -> bar(done) + String.format(Locale.ROOT, " %3.0f %%  %s%s", 100 * done, what, left(done)));
    }

    private static String bar(double done) {
        int full = (int) (done * WIDTH);
        return "[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "]";
    }

    private String left(double done) {
        if (done - first < ENOUGH) {
            return "";
        }
        double seconds = (System.nanoTime() - began) / NS * (1 - done) / (done - first);
        return seconds < 60
                ? String.format(Locale.ROOT, ", %.0f s left", seconds)
                : String.format(Locale.ROOT, ", %.0f min left", seconds / 60);
    }

    void erase() {
        line.erase();
    }
}
