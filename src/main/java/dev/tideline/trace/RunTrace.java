package dev.tideline.trace;

import dev.tideline.schedule.Decision;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as it was, or as far as it has come: the one object that charts, metrics, exports and the inspector read. It only
 * grows. Live, loaded from a file or streamed by an agent, it is the same.
 *
 * <p>Not thread-safe: it belongs to the thread that feeds it, which is the JavaFX thread in the workbench (it drains the
 * engine's events once per frame).
 */
public final class RunTrace implements RunListener {
    /** A worker that stayed idle from {@code timeNs} on although there was something to do. */
    public record Idle(long timeNs, int worker, Decision decision) {}

    private final RunSpec spec;
    private final Map<String, TaskGraph> graphs;
    private final Spans spans;
    private final Decisions decisions = new Decisions();
    private final LongColumn idleTime = new LongColumn();
    private final IntColumn idleWorker = new IntColumn();
    private final IntColumn idleDecision = new IntColumn();
    private final MemorySteps memory = new MemorySteps();
    private final ResidentSteps resident = new ResidentSteps();
    private final GroupSteps group = new GroupSteps();
    private final QueueSteps queue = new QueueSteps();
    private final List<JobRow> jobs = new ArrayList<>();
    private final List<RunEvent.JobResult> results = new ArrayList<>();
    private final List<RunEvent.Remark> remarks = new ArrayList<>();
    private final LongColumn holds = new LongColumn();
    private Conditions conditions;
    private RunEvent.RunEnded end;
    private long nowNs;
    private long events;

    public RunTrace(RunSpec spec) {
        this.spec = spec;
        this.graphs = spec.graphs();
        this.spans = new Spans(spec.workers());
    }

    @Override
    public void on(RunEvent event) {
        nowNs = Math.max(nowNs, event.timeNs());
        events++;
        if (event instanceof RunEvent.TaskStarted e) {
            spans.start(e, decisions.add(e.decision()));
        } else if (event instanceof RunEvent.TaskFinished e) {
            spans.finish(e);
        } else if (event instanceof RunEvent.Promised e) {
            memory.add(e);
        } else if (event instanceof RunEvent.Queue e) {
            queue.add(e);
        } else if (event instanceof RunEvent.Resident e) {
            resident.add(e);
        } else if (event instanceof RunEvent.Group e) {
            group.add(e);
        } else if (event instanceof RunEvent.WorkerIdle e) {
            idleTime.add(e.timeNs());
            idleWorker.add(e.worker());
            idleDecision.add(decisions.add(e.decision()));
        } else {
            rare(event);
        }
    }

    private void rare(RunEvent event) {
        if (event instanceof RunEvent.JobArrived e) {
            jobs.add(new JobRow(e.job(), e.firstTask(), spans.size(), Spans.RUNNING, Spans.RUNNING));
        } else if (event instanceof RunEvent.JobActivated e) {
            JobRow row = jobs.get(e.job());
            jobs.set(e.job(), new JobRow(row.job(), row.firstTask(), row.startedBefore(), e.timeNs(), Spans.RUNNING));
        } else if (event instanceof RunEvent.JobFinished e) {
            JobRow row = jobs.get(e.job());
            jobs.set(
                    e.job(),
                    new JobRow(row.job(), row.firstTask(), row.startedBefore(), row.activatedNs(), e.timeNs()));
        } else if (event instanceof RunEvent.JobResult e) {
            results.add(e);
        } else if (event instanceof RunEvent.Remark e) {
            remarks.add(e);
        } else if (event instanceof RunEvent.Held) {
            holds.add(event.timeNs());
        } else if (event instanceof RunEvent.Began e) {
            conditions = e.conditions();
        } else if (event instanceof RunEvent.RunEnded e) {
            end = e;
        }
    }

    public RunSpec spec() {
        return spec;
    }

    /** The task graph of a job's network. */
    public TaskGraph graph(int job) {
        return graphs.get(jobs.get(job).job().network());
    }

    public Spans spans() {
        return spans;
    }

    /** Why the span's task was taken then, by that worker. */
    public Decision decision(int span) {
        return decisions.get(spans.decision(span));
    }

    public int idles() {
        return idleTime.size();
    }

    /** Idle moments by time. */
    public Idle idle(int i) {
        return new Idle(idleTime.get(i), idleWorker.get(i), decisions.get(idleDecision.get(i)));
    }

    public MemorySteps memory() {
        return memory;
    }

    public ResidentSteps resident() {
        return resident;
    }

    public GroupSteps group() {
        return group;
    }

    /** What a real run was held to; empty for a simulated one. */
    public Optional<Conditions> conditions() {
        return Optional.ofNullable(conditions);
    }

    public QueueSteps queue() {
        return queue;
    }

    public int jobs() {
        return jobs.size();
    }

    public JobRow job(int number) {
        return jobs.get(number);
    }

    public List<RunEvent.JobResult> results() {
        return List.copyOf(results);
    }

    public List<RunEvent.Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** How often the run was held back or let go on, by turns. */
    public int holds() {
        return holds.size();
    }

    /** When a hold began (even index) or ended (odd). */
    public long holdNs(int i) {
        return holds.get(i);
    }

    /** How it ended, empty while it runs or when its file was cut. */
    public Optional<RunEvent.RunEnded> end() {
        return Optional.ofNullable(end);
    }

    /** Time of the latest event: the right edge of a live chart. */
    public long nowNs() {
        return nowNs;
    }

    /** How many events it has taken in. */
    public long events() {
        return events;
    }

    /** A task as people name it: "Load 5 'conv2' of job 3 (AgeNet)". */
    public String describeTask(int taskId) {
        int job = jobOfTask(taskId);
        JobRow row = jobs.get(job);
        return new Task(taskId, row.job(), graph(job), taskId - row.firstTask()).toString();
    }

    /** The job a task id belongs to: ids grow from job to job. */
    public int jobOfTask(int taskId) {
        int low = 0;
        int high = jobs.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (jobs.get(middle).firstTask() <= taskId) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
