package dev.tideline.engine;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.Task;

/** Which worker runs what, and when the profile expects it to begin and to end. On the dispatcher's thread. */
final class BusyWorkers {
    private final Task[] tasks;
    private final long[] startNs;
    private final long[] endNs;
    private int count;

    BusyWorkers(int workers) {
        this.tasks = new Task[workers];
        this.startNs = new long[workers];
        this.endNs = new long[workers];
    }

    void begin(int worker, Task task, long expectedStartNs) {
        tasks[worker] = task;
        startNs[worker] = expectedStartNs;
        endNs[worker] = expectedStartNs + task.expectedNs();
        count++;
    }

    Task end(int worker) {
        Task task = tasks[worker];
        tasks[worker] = null;
        count--;
        return task;
    }

    int workers() {
        return tasks.length;
    }

    int count() {
        return count;
    }

    boolean isIdle(int worker) {
        return tasks[worker] == null;
    }

    /** Only while it runs one. */
    Task task(int worker) {
        return tasks[worker];
    }

    /** Only while it runs one. */
    long expectedStartNs(int worker) {
        return startNs[worker];
    }

    /** The task that is expected to end first among those that give bytes back, or among all if none does. */
    int helper() {
        int best = -1;
        for (int w = 0; w < tasks.length; w++) {
            if (tasks[w] != null && (best < 0 || helpsBefore(w, best))) {
                best = w;
            }
        }
        return best < 0 ? Decision.NONE : tasks[best].id();
    }

    private boolean helpsBefore(int a, int b) {
        boolean aGives = gives(tasks[a]);
        boolean bGives = gives(tasks[b]);
        return aGives != bGives ? aGives : endNs[a] < endNs[b];
    }

    private static boolean gives(Task task) {
        return task.graph().promises().given(task.offset()) > 0;
    }
}
