package dev.tideline.engine;

import dev.tideline.schedule.Decision;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;

/** Says why a worker is idle, once for each reason: only a change is news. On the dispatcher's thread. */
final class IdleReports {
    private final RunListener listener;
    private final Decision[] last;

    IdleReports(int workers, RunListener listener) {
        this.listener = listener;
        this.last = new Decision[workers];
    }

    /** It has something to do: whatever comes after that is news again. */
    void busy(int worker) {
        last[worker] = null;
    }

    void idle(int worker, Decision why, long nowNs) {
        Decision before = last[worker];
        if (before == null || !sameReason(before, why)) {
            last[worker] = why;
            listener.on(new RunEvent.WorkerIdle(nowNs, worker, why));
        }
    }

    private static boolean sameReason(Decision a, Decision b) {
        return a.rule().equals(b.rule())
                && a.neededBytes() == b.neededBytes()
                && a.missingBytes() == b.missingBytes()
                && a.helper() == b.helper()
                && a.first().equals(b.first());
    }
}
