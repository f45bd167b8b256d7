package dev.tideline.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.workload.InvalidInput;
import dev.tideline.workload.Job;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundEventsTest {
    private static final Decision NO_REASON = new Decision(0, "because", 1, 0, 0, 0, 0, Decision.NONE, List.of());

    private final List<RunEvent> through = new ArrayList<>();
    private final SoundEvents sound = new SoundEvents(Samples.spec(), through::add);

    @Test
    void aPossibleRunPasses() {
        List<RunEvent> run = List.of(
                arrived(0, 0),
                arrived(1, 5),
                started(3, 0, 0, -1, TaskKind.INIT, 0),
                new RunEvent.Resident(1, 2, 3, 4),
                new RunEvent.TaskFinished(8, 0, 0, 6, 0, 0, 0),
                started(8, 1, 0, 0, TaskKind.LOAD, 0),
                new RunEvent.RunEnded(9, RunEvent.Outcome.STOPPED, ""));

        run.forEach(sound::on);

        assertEquals(run, through);
    }

    @Test
    void theEndOfATaskThatNeverStartedIsRefused() {
        refuses(
                "the end of a task that does not run there",
                arrived(0, 0),
                new RunEvent.TaskFinished(8, 0, 0, 6, 0, 0, 0));
    }

    @Test
    void aTaskStartsOnce() {
        refuses(
                "a task that has started before",
                arrived(0, 0),
                started(0, 0, 0, -1, TaskKind.INIT, 0),
                started(0, 0, 0, -1, TaskKind.INIT, 1));
    }

    @Test
    void aWorkerDoesOneThingAtATime() {
        refuses(
                "a worker that is busy",
                arrived(0, 0),
                started(0, 0, 0, -1, TaskKind.INIT, 0),
                started(0, 1, 0, 0, TaskKind.LOAD, 0));
    }

    @Test
    void nothingStartsWhileTheRunIsHeldBack() {
        refuses(
                "a start while the run is held back",
                arrived(0, 0),
                new RunEvent.Held(0, true),
                started(0, 0, 0, -1, TaskKind.INIT, 0));
    }

    @Test
    void holdsBeginAndEndByTurns() {
        refuses("a hold that changes nothing", new RunEvent.Held(0, false));
        refuses("a hold that changes nothing", new RunEvent.Held(0, true), new RunEvent.Held(1, true));
    }

    @Test
    void timeDoesNotGoBack() {
        refuses("time goes back", new RunEvent.Queue(5, 0, 0), new RunEvent.Queue(4, 0, 0));
    }

    @Test
    void workersJobsAndTasksExist() {
        refuses("a worker that the run does not have", arrived(0, 0), started(0, 0, 0, -1, TaskKind.INIT, 2));
        refuses("a job that has not arrived", new RunEvent.JobActivated(0, 0));
        refuses("a task that its job does not have", arrived(0, 0), started(0, 5, 0, 2, TaskKind.LOAD, 0));
        refuses("kind and layer that the task does not have", arrived(0, 0), started(0, 1, 0, 0, TaskKind.EXEC, 0));
        refuses("a job out of order", arrived(1, 0));
        refuses("a first task that does not follow the job before", arrived(0, 1));
    }

    @Test
    void nothingFollowsTheEnd() {
        refuses(
                "an event after the end of the run",
                new RunEvent.RunEnded(9, RunEvent.Outcome.STOPPED, ""),
                new RunEvent.Queue(9, 0, 0));
    }

    private static RunEvent arrived(int job, int firstTask) {
        return new RunEvent.JobArrived(0, new Job(job, "Tiny", job, "", 0), firstTask);
    }

    private static RunEvent started(long time, int task, int job, int layer, TaskKind kind, int worker) {
        return new RunEvent.TaskStarted(time, task, job, layer, kind, worker, 0, time + 3, NO_REASON);
    }

    private static void refuses(String why, RunEvent... events) {
        SoundEvents sound = new SoundEvents(Samples.spec(), event -> {});
        for (int i = 0; i < events.length - 1; i++) {
            sound.on(events[i]);
        }
        RunEvent last = events[events.length - 1];
        InvalidInput refused = assertThrows(InvalidInput.class, () -> sound.on(last));
        assertTrue(refused.getMessage().contains(why), refused.getMessage());
    }
}
