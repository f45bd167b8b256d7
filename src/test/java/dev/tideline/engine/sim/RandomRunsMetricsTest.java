package dev.tideline.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.trace.MemorySteps;
import dev.tideline.trace.Metrics;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Arrivals;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Metrics of random runs against their definitions, counted out the long way. */
class RandomRunsMetricsTest {
    private static final int RUNS = 1000;
    private static final int WORKLOADS = 100;

    @Test
    void metricsAreWhatTheirDefinitionsSay() {
        for (long seed = 0; seed < RUNS; seed++) {
            RunSpec spec = RandomSpec.contended(seed);
            RunTrace trace = Tiny.run(new Simulator(), spec);
            Metrics metrics = Metrics.of(trace);
            List<Long> responses = IntStream.range(0, trace.jobs())
                    .mapToObj(j -> trace.job(j).responseNs())
                    .sorted()
                    .toList();
            String run = "seed " + seed;
            assertEquals(responses.size(), metrics.finishedJobs(), run);
            assertEquals(makespan(trace), metrics.makespanNs(), run);
            assertEquals(mean(responses), metrics.meanResponseNs(), run);
            assertEquals(atRank(responses, 95), metrics.p95ResponseNs(), run);
            assertEquals(overCap(trace), metrics.overCapNs(), run);
            assertEquals(utilisation(trace), metrics.utilisation(), 1e-12, run);
        }
    }

    /** No scheduler beats the bound of the same jobs under the same loading policy. */
    @Test
    void noScheduleEndsBeforeTheLowerBound() {
        for (long seed = 0; seed < WORKLOADS; seed++) {
            RunSpec drawn = RandomSpec.contended(seed);
            for (LoadingPolicy loading : LoadingPolicy.values()) {
                staysAboveTheBound(drawn, loading, "seed " + seed + ", " + loading);
            }
        }
    }

    private static void staysAboveTheBound(RunSpec drawn, LoadingPolicy loading, String run) {
        List<Metrics> all = new ArrayList<>();
        for (Scheduler scheduler : Policies.schedulers()) {
            RunSpec spec = RandomSpec.otherwise(drawn, loading, scheduler.name());
            Metrics metrics = Metrics.of(Tiny.run(new Simulator(), spec));
            assertTrue(metrics.lowerBoundNs() <= metrics.makespanNs(), run + ", " + scheduler.name());
            all.add(metrics);
        }
        boolean sameArrivals = drawn.workload().arrivals().stream().noneMatch(Arrivals::backToBack);
        if (sameArrivals) {
            assertEquals(1, all.stream().map(Metrics::lowerBoundNs).distinct().count(), run);
        }
    }

    private static long makespan(RunTrace trace) {
        return spans(trace).mapToLong(i -> trace.spans().finishNs(i)).max().orElseThrow();
    }

    private static IntStream spans(RunTrace trace) {
        return IntStream.range(0, trace.spans().size());
    }

    private static long mean(List<Long> values) {
        long sum = values.stream().mapToLong(Long::longValue).sum();
        return BigDecimal.valueOf(sum)
                .divide(BigDecimal.valueOf(values.size()), 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Nearest rank: the least value that at least this share of the values does not exceed. */
    private static long atRank(List<Long> sorted, int percent) {
        for (long candidate : sorted) {
            long atMost = sorted.stream().filter(v -> v <= candidate).count();
            if (atMost * 100 >= (long) percent * sorted.size()) {
                return candidate;
            }
        }
        throw new AssertionError(sorted);
    }

    /** Nanosecond by nanosecond. */
    private static long overCap(RunTrace trace) {
        MemorySteps steps = trace.memory();
        long free = trace.spec().capBytes() - trace.spec().profile().baseBytes();
        long over = 0;
        long promised = 0;
        int next = 0;
        for (long t = 0; t < trace.nowNs(); t++) {
            while (next < steps.size() && steps.timeNs(next) <= t) {
                promised = steps.promisedBytes(next++);
            }
            over += promised > free ? 1 : 0;
        }
        return over;
    }

    private static double utilisation(RunTrace trace) {
        long busy =
                spans(trace).mapToLong(i -> trace.spans().get(i).durationNs()).sum();
        long all = makespan(trace) * trace.spec().workers();
        return all == 0 ? 0 : (double) busy / all;
    }
}
