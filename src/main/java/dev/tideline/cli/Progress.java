package dev.tideline.cli;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import java.io.PrintWriter;
import java.util.Locale;

/** Says on a terminal how far a run is. On the engine's thread. */
final class Progress implements RunListener {
    private final TerminalLine line;
    private final String title;
    private final long jobs;
    private final RunListener next;
    private long finished;

    private Progress(String title, RunSpec spec, PrintWriter err, RunListener next) {
        this.line = new TerminalLine(err);
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
        progress.line.show(() -> progress.text(0));
        return progress;
    }

    @Override
    public void on(RunEvent event) {
        next.on(event);
        if (event instanceof RunEvent.JobFinished) {
            finished++;
        }
        if (event instanceof RunEvent.RunEnded) {
            line.erase();
        } else {
            line.show(() -> text(event.timeNs()));
        }
    }

    private String text(long timeNs) {
        return String.format(Locale.ROOT, "%s: %d of %d jobs, %.1f s", title, finished, jobs, timeNs / 1e9);
    }
}
