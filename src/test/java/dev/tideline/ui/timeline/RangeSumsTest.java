package dev.tideline.ui.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Span;
import dev.tideline.ui.timeline.RangeSummary.NetworkTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeSumsTest {
    @Test
    void clipsTasksAtTheEdges() {
        RangeSummary range = new RangeSums(SampleRuns.linear()).between(2, 8);

        // I 0-1, L0 1-3, E0 3-6, L1 6-10: one of L0, all of E0, two of L1
        assertEquals(
                new RangeSummary(
                        2, 8, List.of(new NetworkTime("Tiny", 0, 3, 3)), 2, 1, 0, 0, 0, 320, OptionalLong.of(320)),
                range);
        assertEquals(1.0, range.utilisation());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void equalsAPlainSumWhateverIsIndexed(long seed) {
        RunTrace trace = SampleRuns.crowded(900);
        RangeSums sums = new RangeSums(trace);
        Random random = new Random(seed);
        boolean more = true;
        for (int i = 0; i < 60; i++) {
            long a = random.nextLong(trace.nowNs());
            long b = random.nextLong(trace.nowNs());
            RangeSummary range = sums.between(Math.min(a, b), Math.max(a, b) + 1);
            assertEquals(busy(trace, range, TaskKind.LOAD), range.loadNs());
            assertEquals(busy(trace, range, TaskKind.EXEC), range.execNs());
            assertEquals(busy(trace, range, TaskKind.INIT), range.initNs());
            assertEquals(ended(trace, range), range.tasks());
            assertEquals(peak(trace, range), range.peakPromisedBytes());
            more = sums.catchUp(1_500);
        }
        assertFalse(more, "60 slices take everything in");
    }

    private static LongStream spans(RunTrace trace) {
        return LongStream.range(0, trace.spans().size());
    }

    private static long busy(RunTrace trace, RangeSummary range, TaskKind kind) {
        return spans(trace)
                .mapToObj(i -> trace.spans().get((int) i))
                .filter(s -> s.kind() == kind)
                .mapToLong(
                        s -> Math.max(0, Math.min(s.finishNs(), range.toNs()) - Math.max(s.startNs(), range.fromNs())))
                .sum();
    }

    private static int ended(RunTrace trace, RangeSummary range) {
        return (int) spans(trace)
                .mapToObj(i -> trace.spans().get((int) i))
                .filter(s -> endsIn(s, range))
                .count();
    }

    private static boolean endsIn(Span s, RangeSummary range) {
        return s.finishNs() > range.fromNs() && s.finishNs() <= range.toNs();
    }

    private static long peak(RunTrace trace, RangeSummary range) {
        long inForce = 0;
        long peak = 0;
        for (int i = 0; i < trace.memory().size(); i++) {
            if (trace.memory().timeNs(i) <= range.fromNs()) {
                inForce = trace.memory().promisedBytes(i);
            } else if (trace.memory().timeNs(i) <= range.toNs()) {
                peak = Math.max(peak, trace.memory().promisedBytes(i));
            }
        }
        return Math.max(inForce, peak);
    }
}
