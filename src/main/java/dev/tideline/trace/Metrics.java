package dev.tideline.trace;

import dev.tideline.schedule.TaskGraph;
import java.util.Arrays;

/**
 * What a run comes to. Times in nanoseconds, memory in bytes; response is from arrival to the end of the last Exec, over
 * finished jobs.
 *
 * @param overCapNs how long promised bytes and base together exceeded the cap
 * @param utilisation share of worker time spent in tasks, from 0 to the makespan
 * @param lowerBoundNs no scheduler ends the same jobs before, under the same loading policy on the same profile: the
 *     longest of arrival plus critical path over the jobs, and first arrival plus all work over all workers
 */
public record Metrics(
        int jobs,
        int finishedJobs,
        int tasks,
        long makespanNs,
        long meanResponseNs,
        long p95ResponseNs,
        long peakPromisedBytes,
        long peakResidentBytes,
        long peakSwappedBytes,
        long overCapNs,
        long pagedInBytes,
        long pagedOutBytes,
        long pagingNs,
        double utilisation,
        long lowerBoundNs) {

    /** Computes all of it in one pass over the trace, which may still be growing. */
    public static Metrics of(RunTrace trace) {
        Totals totals = new Totals(trace);
        long[] responses = responses(trace);
        long makespan = totals.lastFinish;
        double workerTime = (double) makespan * trace.spec().workers();
        return new Metrics(
                trace.jobs(),
                responses.length,
                trace.spans().size(),
                makespan,
                responses.length == 0
                        ? 0
                        : Math.round(Arrays.stream(responses).average().orElse(0)),
                percentile(responses, 0.95),
                trace.memory().peakBytes(),
                trace.resident().peakBytes(),
                trace.resident().swappedPeakBytes(),
                overCap(trace),
                totals.pagedIn,
                totals.pagedOut,
                totals.paging,
                workerTime == 0 ? 0 : totals.busy / workerTime,
                lowerBound(trace));
    }

    private static final class Totals {
        private long lastFinish;
        private long busy;
        private long paging;
        private long pagedIn;
        private long pagedOut;

        Totals(RunTrace trace) {
            Spans spans = trace.spans();
            for (int i = 0; i < spans.size(); i++) {
                long finish = Math.min(spans.finishNs(i), trace.nowNs());
                lastFinish = Math.max(lastFinish, finish);
                busy += finish - spans.startNs(i);
                paging += spans.pagingNs(i);
                pagedIn += spans.pagedInBytes(i);
                pagedOut += spans.pagedOutBytes(i);
            }
        }
    }

    private static long[] responses(RunTrace trace) {
        long[] responses = new long[trace.jobs()];
        int count = 0;
        for (int j = 0; j < trace.jobs(); j++) {
            if (trace.job(j).finished()) {
                responses[count++] = trace.job(j).responseNs();
            }
        }
        long[] sorted = Arrays.copyOf(responses, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Nearest rank. */
    private static long percentile(long[] sorted, double p) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(p * sorted.length) - 1];
    }

    private static long overCap(RunTrace trace) {
        MemorySteps steps = trace.memory();
        long available = trace.spec().availableBytes();
        long over = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (steps.promisedBytes(i) > available) {
                over += (i + 1 < steps.size() ? steps.timeNs(i + 1) : trace.nowNs()) - steps.timeNs(i);
            }
        }
        return over;
    }

    private static long lowerBound(RunTrace trace) {
        double work = 0;
        long bound = 0;
        long first = Long.MAX_VALUE;
        for (int j = 0; j < trace.jobs(); j++) {
            JobRow row = trace.job(j);
            TaskGraph graph = trace.graph(j);
            work += graph.workNs();
            first = Math.min(first, row.job().arrivalNs());
            bound = Math.max(bound, row.job().arrivalNs() + graph.criticalPathNs());
        }
        return trace.jobs() == 0
                ? 0
                : Math.max(bound, first + Math.round(work / trace.spec().workers()));
    }
}
