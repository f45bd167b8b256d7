package dev.tideline.ui.timeline;

import static dev.tideline.ui.timeline.LayerState.EXECUTED;
import static dev.tideline.ui.timeline.LayerState.LOADING;
import static dev.tideline.ui.timeline.LayerState.ON_DISK;
import static dev.tideline.ui.timeline.LayerState.RESIDENT;
import static dev.tideline.ui.timeline.LayerState.RUNNING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.trace.JobRow;
import dev.tideline.trace.RunTrace;
import dev.tideline.trace.Spans;
import dev.tideline.ui.timeline.JobMoment.LayerBytes;
import dev.tideline.ui.timeline.MomentState.Queued;
import dev.tideline.workload.Profile.Swap;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentStateTest {
    private static final RunTrace LINEAR = SampleRuns.linear();

    @Test
    void tellsWhereEachLayerIs() {
        assertEquals(List.of(LOADING, ON_DISK), layersAt(1));
        assertEquals(List.of(RUNNING, ON_DISK), layersAt(3));
        assertEquals(List.of(EXECUTED, LOADING), layersAt(6));
        assertEquals(List.of(EXECUTED, RUNNING), layersAt(10));
    }

    private static List<LayerState> layersAt(long t) {
        return JobMoment.at(LINEAR, 0, t).layers();
    }

    @Test
    void aLoadedLayerThatWaitsIsResident() {
        RunTrace bulk = SampleRuns.run(
                SampleRuns.spec(LoadingPolicy.BULK, "FCFS", 1, 1_000_000, 1, List.of("Tiny"), Swap.NONE));
        // I 0-1, L0 1-3, L1 3-7, E0 7-10, E1 10-15
        assertEquals(List.of(RESIDENT, LOADING), JobMoment.at(bulk, 0, 5).layers());
    }

    @Test
    void tellsWhatMemoryHoldsByLayer() {
        JobMoment job = JobMoment.at(LINEAR, 0, 4);

        assertEquals(100, job.weightsBytes());
        assertEquals(10 + 20 + 7, job.blobsBytes(), "input, output and workspace of conv1");
        assertEquals(List.of(new LayerBytes(0, "conv1", 100, 27), new LayerBytes(-1, "input blob", 0, 10)), job.held());
    }

    @Test
    void afterTheLastExecNothingIsActive() {
        MomentState state = MomentState.at(LINEAR, new JobIndex(LINEAR), 15);

        assertEquals(List.of(), state.active());
        assertEquals(0, state.promisedBytes());
        assertEquals(List.of(), state.running());
    }

    @Test
    void theQueueIsInTheSchedulersOrderWithItsKeys() {
        RunTrace trace = SampleRuns.run(
                SampleRuns.spec(LoadingPolicy.PARTIAL, "SJF", 1, 1_000_000, 1, List.of("Large", "Tiny"), Swap.NONE));
        // SJF on one worker: Tiny's Init 0-1, then Large's Init (2) ties with Tiny's first load (2), lower id first.
        MomentState state = MomentState.at(trace, new JobIndex(trace), 1);

        int tiny = trace.job(1).firstTask();
        assertEquals(
                List.of(new Queued(tiny + 1, "expected 0.000 ms"), new Queued(tiny + 3, "expected 0.000 ms")),
                state.queue());
        assertEquals(2, state.ready());
    }

    @Test
    void whereParallelismDoesNotCountWaitingInitsAreReady() {
        RunTrace trace = SampleRuns.run(
                SampleRuns.spec(LoadingPolicy.PARTIAL, "MASA", 1, 2_600, 1, List.of("Large", "Tiny"), Swap.NONE));
        MomentState state = MomentState.at(trace, new JobIndex(trace), 0);

        assertEquals(state.ready(), state.queue().size());
        assertEquals(1, state.ready());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 17, 40, 90, 169})
    void bytesOfTheJobsAddUpToTheLedger(long t) {
        RunTrace trace = SampleRuns.crowded(4);
        MomentState state = MomentState.at(trace, new JobIndex(trace), t);

        assertEquals(
                state.promisedBytes(),
                state.active().stream().mapToLong(JobMoment::bytes).sum());
        state.active()
                .forEach(job -> assertEquals(
                        job.bytes(),
                        job.held().stream().mapToLong(LayerBytes::bytes).sum()));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 333, 5_000, 20_000, 100_000})
    void theIndexFindsTheJobsThatAScanFinds(long t) {
        RunTrace trace = SampleRuns.crowded(700);
        JobIndex index = new JobIndex(trace);

        List<Integer> active = IntStream.range(0, trace.jobs())
                .filter(j -> trace.job(j).activatedNs() <= t && trace.job(j).finishNs() > t)
                .boxed()
                .toList();
        List<Integer> waiting = IntStream.range(0, trace.jobs())
                .filter(j -> trace.job(j).job().arrivalNs() <= t && trace.job(j).activatedNs() > t)
                .boxed()
                .toList();

        assertEquals(active, index.activeAt(t));
        assertEquals(waiting, index.waitingAt(t, Integer.MAX_VALUE));
        assertEquals(waiting.stream().limit(3).toList(), index.waitingAt(t, 3));
    }

    @Test
    void theIndexFollowsARunThatGrows() {
        RunTrace growing = new RunTrace(SampleRuns.crowded(300).spec());
        JobIndex index = new JobIndex(growing);
        int[] compared = {0};
        new dev.tideline.engine.sim.Simulator().run(growing.spec(), new dev.tideline.engine.RunControl(), event -> {
            growing.on(event);
            if (growing.events() % 97 == 0) {
                long now = growing.nowNs();
                List<Integer> active = IntStream.range(0, growing.jobs())
                        .filter(j -> isActive(growing.job(j), now))
                        .boxed()
                        .toList();
                assertEquals(active, index.activeAt(now));
                compared[0]++;
            }
        });
        assertTrue(compared[0] > 50);
    }

    private static boolean isActive(JobRow row, long t) {
        return row.activatedNs() != Spans.RUNNING && row.activatedNs() <= t && row.finishNs() > t;
    }
}
