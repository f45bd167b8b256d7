package dev.tideline.ui.timeline;

import dev.tideline.schedule.Key;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * A run at one moment: what happens exactly then has happened. Its cost grows with the active jobs, not with the run.
 *
 * @param promisedBytes by the ledger
 * @param residentBytes the device's base included; empty where nothing was sampled yet
 * @param swappedBytes of all layers together; which ones is not recorded
 * @param ready tasks that no worker has taken
 * @param waiting jobs that arrived and are not active
 * @param running span of each busy worker, by worker
 * @param active at most {@link #MOST_JOBS} of the active jobs
 * @param activeJobs how many there are
 * @param queue the first ready tasks in the scheduler's order, at most {@link #MOST_QUEUED}
 */
record MomentState(
        long timeNs,
        long promisedBytes,
        OptionalLong residentBytes,
        long swappedBytes,
        int ready,
        int waiting,
        List<Integer> running,
        List<JobMoment> active,
        int activeJobs,
        List<Queued> queue) {
    static final int MOST_JOBS = 32;
    static final int MOST_QUEUED = 50;

    /** A ready task with the scheduler's own key in words. */
    record Queued(int task, String key) {}

    static MomentState at(RunTrace trace, JobIndex jobs, long t) {
        List<Integer> active = jobs.activeAt(t);
        List<JobMoment> shown = active.stream()
                .limit(MOST_JOBS)
                .map(job -> JobMoment.at(trace, job, t))
                .toList();
        int memory = Times.atMost(trace.memory().size(), trace.memory()::timeNs, t) - 1;
        int resident = Times.atMost(trace.resident().size(), trace.resident()::timeNs, t) - 1;
        int queue = Times.atMost(trace.queue().size(), trace.queue()::timeNs, t) - 1;
        return new MomentState(
                t,
                memory < 0 ? 0 : trace.memory().promisedBytes(memory),
                resident < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of(trace.resident().residentBytes(resident)),
                resident < 0 ? 0 : trace.resident().swappedBytes(resident),
                queue < 0 ? 0 : trace.queue().ready(queue),
                queue < 0 ? 0 : trace.queue().waiting(queue),
                running(trace.spans(), t),
                shown,
                active.size(),
                new ReadyTasks(trace, t).queue(active, jobs));
    }

    private static List<Integer> running(Spans spans, long t) {
        List<Integer> running = new ArrayList<>();
        for (int w = 0; w < spans.workers(); w++) {
            int span = Times.runningOn(spans, w, t);
            if (span >= 0) {
                running.add(span);
            }
        }
        return running;
    }

    /** The ready queue of a moment, put together from the active jobs. */
    private static final class ReadyTasks {
        private record Keyed(Task task, Key key) {}

        private final RunTrace trace;
        private final Scheduler scheduler;
        private final long t;
        private final List<Keyed> ready = new ArrayList<>();

        ReadyTasks(RunTrace trace, long t) {
            this.trace = trace;
            this.scheduler = Policies.scheduler(trace.spec().scheduler());
            this.t = t;
        }

        List<Queued> queue(List<Integer> active, JobIndex jobs) {
            active.stream().limit(MOST_JOBS).forEach(this::addReady);
            if (!scheduler.usesParallelism()) { // then each Init is ready on arrival
                jobs.waitingAt(t, MOST_QUEUED).forEach(job -> add(job, TaskGraph.INIT));
            }
            return ready.stream()
                    .sorted(Comparator.comparing(Keyed::key)
                            .thenComparingInt(k -> k.task().id()))
                    .limit(MOST_QUEUED)
                    .map(k -> new Queued(k.task().id(), scheduler.describe(k.task())))
                    .toList();
        }

        private void addReady(int job) {
            TaskGraph graph = trace.graph(job);
            int first = trace.job(job).firstTask();
            int[] open = new int[graph.size()];
            for (int offset = 0; offset < graph.size(); offset++) {
                if (!isFinished(first + offset)) {
                    for (int next : graph.successors(offset)) {
                        open[next]++;
                    }
                }
            }
            for (int offset = 0; offset < graph.size(); offset++) {
                if (open[offset] == 0 && !isStarted(first + offset)) {
                    add(job, offset);
                }
            }
        }

        private void add(int job, int offset) {
            JobRow row = trace.job(job);
            Task task = new Task(row.firstTask() + offset, row.job(), trace.graph(job), offset);
            ready.add(new Keyed(task, scheduler.key(task)));
        }

        private boolean isStarted(int task) {
            int span = trace.spans().ofTask(task);
            return span >= 0 && trace.spans().startNs(span) <= t;
        }

        private boolean isFinished(int task) {
            int span = trace.spans().ofTask(task);
            return span >= 0 && trace.spans().finishNs(span) <= t;
        }
    }
}
