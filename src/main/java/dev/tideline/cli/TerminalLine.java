package dev.tideline.cli;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** A line on a terminal that is rewritten in place, a few times a second; nothing where nobody watches. One thread. */
final class TerminalLine {
    private static final long EVERY_NS = 200_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final boolean watched = System.console() != null;
    private long shownAt = System.nanoTime();
    private boolean shown;

    TerminalLine(PrintWriter err) {
        this.err = err;
    }

    /** @param text is asked only if it is time to show something */
    void show(Supplier<String> text) {
        if (watched && System.nanoTime() - shownAt >= EVERY_NS) {
            err.print(ERASE_LINE + text.get());
            err.flush();
            shown = true;
            shownAt = System.nanoTime();
        }
    }

    void erase() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
