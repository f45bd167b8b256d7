package dev.tideline.wire;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.InvalidInput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Hands on events that a trace of this spec can hold, and refuses all others: what comes from a file, a child process or
 * a network may be wrong in any way. Not thread-safe.
 */
public final class SoundEvents implements RunListener {
    private static final int IDLE = -1;

    private final RunListener next;
    private final Map<String, TaskGraph> graphs;
    private final List<TaskGraph> graphOfJob = new ArrayList<>();
    private final List<Integer> firstTaskOfJob = new ArrayList<>();
    private final BitSet started = new BitSet();
    private final int[] taskOfWorker;
    private final long[] freeSinceNs;
    private int tasks;
    private long nowNs;
    private boolean held;
    private boolean ended;

    public SoundEvents(RunSpec spec, RunListener next) {
        this.next = next;
        this.graphs = spec.graphs();
        this.taskOfWorker = new int[spec.workers()];
        this.freeSinceNs = new long[spec.workers()];
        Arrays.fill(taskOfWorker, IDLE);
    }

    /** @throws InvalidInput saying what is wrong with the event */
    @Override
    public void on(RunEvent event) {
        require(!ended, "an event after the end of the run", event);
        require(event.timeNs() >= 0, "a negative time", event);
        if (!(event instanceof RunEvent.Resident || event instanceof RunEvent.Group)) {
            require(event.timeNs() >= nowNs, "time goes back", event);
            nowNs = event.timeNs();
        }
        if (event instanceof RunEvent.TaskStarted e) {
            started(e);
        } else if (event instanceof RunEvent.TaskFinished e) {
            finished(e);
        } else if (event instanceof RunEvent.Promised e) {
            job(e.job(), e);
        } else if (event instanceof RunEvent.WorkerIdle e) {
            worker(e.worker(), e);
            decision(e.decision(), e);
        } else {
            rare(event);
        }
        next.on(event);
    }

    private void rare(RunEvent event) {
        if (event instanceof RunEvent.JobArrived e) {
            arrived(e);
        } else if (event instanceof RunEvent.JobActivated e) {
            job(e.job(), e);
        } else if (event instanceof RunEvent.JobFinished e) {
            job(e.job(), e);
        } else if (event instanceof RunEvent.JobResult e) {
            job(e.job(), e);
        } else if (event instanceof RunEvent.Held e) {
            require(e.held() != held, "a hold that changes nothing", e);
            held = e.held();
        } else if (event instanceof RunEvent.RunEnded) {
            ended = true;
        }
    }

    private void arrived(RunEvent.JobArrived e) {
        TaskGraph graph = graphs.get(e.job().network());
        require(graph != null, "a network that the workload does not name", e);
        require(e.job().number() == graphOfJob.size(), "a job out of order", e);
        require(e.firstTask() == tasks, "a first task that does not follow the job before", e);
        require(tasks <= Integer.MAX_VALUE - graph.size(), "more tasks than can be counted", e);
        graphOfJob.add(graph);
        firstTaskOfJob.add(tasks);
        tasks += graph.size();
    }

    private void started(RunEvent.TaskStarted e) {
        job(e.job(), e);
        worker(e.worker(), e);
        int offset = e.task() - firstTaskOfJob.get(e.job());
        require(offset >= 0 && offset < graphOfJob.get(e.job()).size(), "a task that its job does not have", e);
        require(
                TaskGraph.kind(offset) == e.kind() && TaskGraph.layer(offset) == e.layer(),
                "kind and layer that the task does not have",
                e);
        require(!started.get(e.task()), "a task that has started before", e);
        require(!held, "a start while the run is held back", e);
        require(taskOfWorker[e.worker()] == IDLE, "a worker that is busy", e);
        require(e.startNs() >= freeSinceNs[e.worker()], "a start while the worker was busy", e);
        require(e.readyNs() <= e.startNs(), "a start before it was ready", e);
        fitsInMemory(e);
        decision(e.decision(), e);
        started.set(e.task());
        taskOfWorker[e.worker()] = e.task();
    }

    /** A trace keeps four bytes for each task id up to the highest started. */
    private static void fitsInMemory(RunEvent.TaskStarted e) {
        long needed = 4L * e.task();
        long most = Runtime.getRuntime().maxMemory();
        require(needed < most / 2, "more tasks than fit in this program's memory (start Java with a larger -Xmx)", e);
    }

    private void finished(RunEvent.TaskFinished e) {
        worker(e.worker(), e);
        require(e.task() >= 0 && taskOfWorker[e.worker()] == e.task(), "the end of a task that does not run there", e);
        require(
                e.startNs() >= freeSinceNs[e.worker()] && e.startNs() <= e.timeNs(),
                "a start outside of the task's time",
                e);
        taskOfWorker[e.worker()] = IDLE;
        freeSinceNs[e.worker()] = e.timeNs();
    }

    private void decision(Decision d, RunEvent e) {
        task(d.task(), e);
        task(d.helper(), e);
        d.first().forEach(candidate -> task(candidate.task(), e));
    }

    private void task(int task, RunEvent e) {
        require(task >= Decision.NONE && task < tasks, "a task of no job", e);
    }

    private void job(int job, RunEvent e) {
        require(job >= 0 && job < graphOfJob.size(), "a job that has not arrived", e);
    }

    private void worker(int worker, RunEvent e) {
        require(worker >= 0 && worker < taskOfWorker.length, "a worker that the run does not have", e);
    }

    private static void require(boolean sound, String what, RunEvent event) {
        if (!sound) {
            throw new InvalidInput("not a possible run: " + what + " (" + event + ").");
        }
    }
}
