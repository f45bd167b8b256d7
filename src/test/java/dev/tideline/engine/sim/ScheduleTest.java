package dev.tideline.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tideline.engine.Tiny;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunTrace;
import dev.tideline.workload.Profile;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Schedules worked out by hand from the rules, start and finish exact. */
class ScheduleTest {
    private static final long AMPLE = 1 << 20;

    private static List<String> schedule(RunSpec spec) {
        RunTrace trace = Tiny.run(new Simulator(), spec);
        assertEquals(Outcome.FINISHED, trace.end().orElseThrow().outcome());
        return Tiny.schedule(trace);
    }

    private static RunSpec one(LoadingPolicy loading, int workers) {
        return Tiny.spec(Tiny.at0("AB"), Tiny.profile(Tiny.AB), AMPLE, loading, "fcfs", workers, 2);
    }

    @Test
    void linearTakesTheSumOfAllWhateverTheWorkers() {
        List<String> expected =
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w0 job0 E0 3-6", "w0 job0 L1 6-10", "w0 job0 E1 10-15");
        assertEquals(expected, schedule(one(LoadingPolicy.LINEAR, 1)));
        assertEquals(expected, schedule(one(LoadingPolicy.LINEAR, 2)));
    }

    @Test
    void bulkLoadsEverythingFirst() {
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w0 job0 L1 3-7", "w0 job0 E0 7-10", "w0 job0 E1 10-15"),
                schedule(one(LoadingPolicy.BULK, 2)));
    }

    @Test
    void partialOverlapsLoadingWithExecution() {
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w1 job0 L1 1-5", "w0 job0 E0 3-6", "w0 job0 E1 6-11"),
                schedule(one(LoadingPolicy.PARTIAL, 2)));
    }

    @Test
    void deepEyeKeepsTheFcPartOnItsOwnWorker() {
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w1 job0 L1 1-5", "w0 job0 E0 3-6", "w1 job0 E1 6-11"),
                schedule(one(LoadingPolicy.DEEPEYE, 2)));
    }

    @Test
    void deepEyeIgnoresLanesWithOneWorker() {
        assertEquals(
                List.of("w0 job0 I 0-1", "w0 job0 L0 1-3", "w0 job0 E0 3-6", "w0 job0 L1 6-10", "w0 job0 E1 10-15"),
                schedule(one(LoadingPolicy.DEEPEYE, 1)));
    }

    @Test
    void parallelismHoldsTheThirdJobBackUntilOneEnds() {
        RunTrace trace = Tiny.run(
                new Simulator(),
                Tiny.spec(
                        Tiny.at0("AB", "AB", "AB"), Tiny.profile(Tiny.AB), AMPLE, LoadingPolicy.LINEAR, "fcfs", 2, 2));
        assertEquals(0, trace.job(1).activatedNs());
        assertEquals(15, trace.job(0).finishNs());
        assertEquals(15, trace.job(2).activatedNs());
        assertEquals(30, trace.job(2).finishNs());
    }

    @Test
    void anotherWorkerOnlyLoadsWhenExecWorkersIsOne() {
        Profile profile = Tiny.profile(Tiny.AB);
        RunSpec spec = new RunSpec(
                Tiny.at0("AB", "AB"),
                java.util.Map.of(),
                profile,
                AMPLE,
                LoadingPolicy.PARTIAL,
                "fcfs",
                2,
                2,
                1,
                dev.tideline.schedule.MemoryModel.IDEAL,
                7);
        RunTrace trace = Tiny.run(new Simulator(), spec);
        for (int i = 0; i < trace.spans().size(); i++) {
            if (trace.spans().kind(i) == dev.tideline.schedule.TaskKind.EXEC) {
                assertEquals(0, trace.spans().worker(i));
            }
        }
        assertEquals(
                4, Tiny.schedule(trace).stream().filter(s -> s.contains(" E")).count());
    }
}
