package dev.tideline.cli;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.PrintWriter;
import java.util.Locale;

/** One line on a terminal that says how far a run is, rewritten in place. On the engine's thread. */
final class Progress implements RunListener {
    private static final long EVERY_NS = 200_000_000;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter err;
    private final String title;
    private final long jobs;
    private final RunListener next;
    private long finished;
    private long shownAt = System.nanoTime();
    private boolean shown;

    private Progress(String title, RunSpec spec, PrintWriter err, RunListener next) {
        this.err = err;
        this.title = title;
        this.next = next;
        this.jobs = spec.workload().jobs();
    }

    /** Shows progress if somebody watches: there is a terminal. */
    static RunListener onTerminal(RunSpec spec, PrintWriter err, RunListener next) {
        return onTerminal(spec.title(), spec, err, next);
    }

    /** @param title instead of the run's own */
    static RunListener onTerminal(String title, RunSpec spec, PrintWriter err, RunListener next) {
        if (System.console() == null) {
            return next;
        }
        Progress progress = new Progress(title, spec, err, next);
        progress.show(0);
        return progress;
    }

    @Override
    public void on(RunEvent event) {
        next.on(event);
        if (event instanceof RunEvent.JobFinished) {
            finished++;
        }
        if (event instanceof RunEvent.RunEnded) {
            erase();
        } else if (System.nanoTime() - shownAt >= EVERY_NS) {
            show(event.timeNs());
        }
    }

    private void show(long timeNs) {
        err.print(ERASE_LINE
                + String.format(Locale.ROOT, "%s: %d of %d jobs, %.1f s", title, finished, jobs, timeNs / 1e9));
        err.flush();
        shown = true;
        shownAt = System.nanoTime();
    }

    private void erase() {
        if (shown) {
            err.print(ERASE_LINE);
            err.flush();
        }
    }
}
