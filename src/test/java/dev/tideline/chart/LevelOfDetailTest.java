package dev.tideline.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is shown of many tasks at once is what adding them up one by one gives, to the nanosecond. */
class LevelOfDetailTest {
    private static final int COLUMNS = 90;

    /** So few that a column holds over a hundred tasks. */
    private static final int FEW_COLUMNS = 3;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void busyTimePerColumnIsExact(long seed) {
        RunSpec spec = Traces.spec(60, 3);
        RunTrace trace = Traces.run(spec, seed);
        WorkerLanes lanes = new WorkerLanes(trace, new Networks(trace));
        lanes.grow();
        Random random = new Random(seed);
        for (int i = 0; i < 60; i++) {
            TimeScale window = window(trace, random);
            TimeScale scale = i % 2 == 0 ? window : window.at(10, FEW_COLUMNS);
            int worker = random.nextInt(3);
            assertArrayEquals(bruteBusy(trace, worker, scale), columns(lanes.get(worker), scale), scale.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aRunningTaskIsBusyUpToNow(long seed) {
        RunSpec spec = Traces.spec(20, 2);
        List<RunEvent> events = Traces.events(spec, seed);
        RunTrace trace = new RunTrace(spec);
        WorkerLanes lanes = new WorkerLanes(trace, new Networks(trace));
        for (int i = 0; i < events.size() - 200; i++) {
            trace.on(events.get(i));
            if (i % 23 == 0 && i > 200) {
                lanes.grow();
                TimeScale scale = TimeScale.fitted(trace.nowNs(), 10, COLUMNS);
                for (int w = 0; w < 2; w++) {
                    assertArrayEquals(bruteBusy(trace, w, scale), columns(lanes.get(w), scale), "event " + i);
                }
            }
        }
    }

    private static TimeScale window(RunTrace trace, Random random) {
        long from = (long) ((random.nextDouble() * 1.1 - 0.1) * trace.nowNs());
        long span = 30 + (long) (Math.pow(random.nextDouble(), 4) * 1.3 * trace.nowNs());
        return new TimeScale(from, from + span, 10, COLUMNS);
    }

    private static long[] columns(Lane lane, TimeScale scale) {
        int classes = Part.COUNT * Traces.NETWORKS.size();
        long[] all = new long[(int) scale.width() * classes];
        new LaneColumns(classes).visit(lane, scale, 0, (int) scale.width(), (column, busy, length, whole) -> {
            System.arraycopy(busy, 0, all, column * classes, classes);
        });
        return all;
    }

    private static long[] bruteBusy(RunTrace trace, int worker, TimeScale scale) {
        int classes = Part.COUNT * Traces.NETWORKS.size();
        long[] all = new long[(int) scale.width() * classes];
        Spans spans = trace.spans();
        for (int column = 0; column < (int) scale.width(); column++) {
            long from = scale.timeAt(scale.left() + column);
            long to = scale.timeAt(scale.left() + column + 1);
            for (int s = 0; s < spans.size(); s++) {
                if (spans.worker(s) == worker) {
                    int place = Traces.NETWORKS.indexOf(
                            trace.job(spans.job(s)).job().network());
                    long start = spans.startNs(s);
                    long worked = start + spans.pagingNs(s);
                    long end = Math.min(spans.finishNs(s), trace.nowNs());
                    int at = column * classes;
                    all[at + Part.PAGING.classOf(place)] += overlap(start, worked, from, to);
                    all[at + Part.of(spans.kind(s)).classOf(place)] += overlap(worked, end, from, to);
                }
            }
        }
        return all;
    }

    private static long overlap(long a, long b, long from, long to) {
        return Math.max(0, Math.min(b, to) - Math.max(a, from));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void extremesAreThoseOfEveryValue(long seed) {
        Random random = new Random(seed);
        Extremes extremes = new Extremes();
        long[] values = new long[5_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(2_000) - 1_000;
            extremes.add(values[i]);
            if (i % 7 == 0) {
                int from = random.nextInt(i + 1);
                int to = from + 1 + random.nextInt(i + 1 - from);
                long[] part = Arrays.copyOfRange(values, from, to);
                int max = extremes.max(from, to);
                int min = extremes.min(from, to);
                assertEquals(Arrays.stream(part).max().getAsLong(), values[max]);
                assertEquals(Arrays.stream(part).min().getAsLong(), values[min]);
                assertEquals(first(values, from, values[max]), max);
                assertEquals(first(values, from, values[min]), min);
            }
        }
    }

    private static int first(long[] values, int from, long wanted) {
        int i = from;
        while (values[i] != wanted) {
            i++;
        }
        return i;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyColumnShowsTheChangesInItAndTheValueItBeganWith(long seed) {
        RunTrace trace = Traces.run(Traces.spec(60, 3), seed);
        Timeline timeline = new Timeline(trace);
        Random random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            TimeScale scale = window(trace, random);
            long[] expected = new long[COLUMNS];
            long[] actual = new long[COLUMNS];
            for (int column = 0; column < COLUMNS; column++) {
                expected[column] = brutePeak(trace, scale, column);
            }
            timeline.promised().visit(scale, COLUMNS, trace.nowNs(), (column, from, to) -> {
                actual[column] = timeline.promised().value(timeline.promised().max(from, to));
            });
            assertArrayEquals(expected, actual, scale.toString());
        }
    }

    private static long brutePeak(RunTrace trace, TimeScale scale, int column) {
        long from = scale.timeAt(scale.left() + column);
        long to = scale.timeAt(scale.left() + column + 1);
        if (from > trace.nowNs()) {
            return 0;
        }
        long before = 0;
        long peak = -1;
        for (int i = 0; i < trace.memory().size(); i++) {
            long time = trace.memory().timeNs(i);
            if (time < from) {
                before = trace.memory().promisedBytes(i);
            } else if (time < to) {
                peak = Math.max(peak, trace.memory().promisedBytes(i));
            }
        }
        return Math.max(before, peak);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void stacksAddUpToThePromisedBytes(long seed) {
        RunTrace trace = Traces.run(Traces.spec(40, 3), seed);
        Stacks stacks = new Stacks(trace, new Networks(trace));
        stacks.grow();
        long[] sums = new long[2 * Traces.NETWORKS.size()];
        for (int i = 0; i < trace.memory().size(); i++) {
            stacks.after(i, sums);
            assertEquals(trace.memory().promisedBytes(i), Arrays.stream(sums).sum());
        }
        assertEquals(0, Arrays.stream(sums).sum());
    }
}
