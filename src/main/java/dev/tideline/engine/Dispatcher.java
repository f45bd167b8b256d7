package dev.tideline.engine;

import dev.tideline.schedule.Admission;
import dev.tideline.schedule.Decision;
import dev.tideline.schedule.MemoryLedger;
import dev.tideline.schedule.Policies;
import dev.tideline.schedule.Promises;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Situation;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.Bytes;
import dev.tideline.workload.Job;
import dev.tideline.workload.Request;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides for every engine alike. It has no thread and no clock: the engine calls it from one thread and says what time
 * it is. One instant is processed whole, in this order: all {@link #finish}es by task id, all {@link #arrive}s, then one
 * {@link #dispatch}, which activates waiting jobs and gives idle workers their tasks. Every choice, and every moment a
 * worker stays idle although there is something to do, becomes an event with its reason.
 */
public final class Dispatcher {
    /** Starts a task on a worker; called from within {@link #dispatch}. */
    @FunctionalInterface
    public interface Workers {
        void start(int worker, Task task);
    }

    private final RunSpec spec;
    private final RunListener listener;
    private final Scheduler scheduler;
    private final Map<String, TaskGraph> graphs;
    private final MemoryLedger ledger = new MemoryLedger();
    private final ReadySet ready;
    private final ArrayDeque<Task> waiting = new ArrayDeque<>();
    private final Map<Integer, ActiveJob> active = new HashMap<>();
    private final BusyWorkers busy;
    private final IdleReports reports;
    private final View view = new View();
    private Admission notActivated;
    private int lowestActive;
    private int arrivedJobs;
    private int unbegun;
    private int nextTask;
    private int lastReady;
    private int lastWaiting;
    private long now;

    public Dispatcher(RunSpec spec, RunListener listener) {
        this(spec, Policies.scheduler(spec.scheduler()), listener);
    }

    /** With a scheduler that {@link Policies} does not know: a user's own, in tests. */
    public Dispatcher(RunSpec spec, Scheduler scheduler, RunListener listener) {
        this.spec = spec;
        this.listener = listener;
        this.scheduler = scheduler;
        this.graphs = spec.graphs();
        this.ready = new ReadySet(spec, scheduler);
        this.busy = new BusyWorkers(spec.workers());
        this.reports = new IdleReports(spec.workers(), listener);
    }

    /** Takes a request apart into jobs: image by image, networks in listed order. Its jobs arrive now. */
    public void arrive(Request request, long nowNs) {
        for (int image = 0; image < request.images(); image++) {
            for (String network : request.networks()) {
                arrive(new Job(arrivedJobs, network, image, request.image(), nowNs));
            }
        }
    }

    /** A job arrives; jobs are numbered from 0 as they come. */
    void arrive(Job job) {
        now = job.arrivalNs();
        TaskGraph graph = graphs.get(job.network());
        Task init = new Task(nextTask, job, graph, TaskGraph.INIT);
        listener.on(new RunEvent.JobArrived(now, job, nextTask));
        arrivedJobs++;
        nextTask = Math.addExact(nextTask, graph.size());
        if (scheduler.usesParallelism()) {
            waiting.add(init);
        } else {
            unbegun++;
            ready.add(init, now);
        }
    }

    /** A worker's task has ended. Its times and paging are the engine's to know. */
    public void finish(int worker, long startNs, long nowNs, long pagingNs, long pagedInBytes, long pagedOutBytes) {
        now = nowNs;
        Task task = busy.end(worker);
        listener.on(new RunEvent.TaskFinished(now, task.id(), worker, startNs, pagingNs, pagedInBytes, pagedOutBytes));
        ActiveJob job = active.get(task.job().number());
        Promises promises = task.graph().promises();
        job.unfinished--;
        boolean ended = job.unfinished == 0;
        giveBack(
                job,
                ended ? job.weightsHeld : promises.weightsGiven(task.offset()),
                ended ? job.blobsHeld : promises.blobsGiven(task.offset()));
        for (int next : task.graph().successors(task.offset())) {
            if (--job.pending[next] == 0) {
                ready.add(new Task(job.firstTask + next, job.job, job.graph, next), now);
            }
        }
        if (ended) {
            active.remove(job.job.number());
            scheduler.ended(job.job);
            listener.on(new RunEvent.JobFinished(now, job.job.number()));
        }
    }

    private void giveBack(ActiveJob job, long weights, long blobs) {
        if (weights == 0 && blobs == 0) {
            return;
        }
        ledger.giveBack(weights + blobs);
        job.weightsHeld -= weights;
        job.blobsHeld -= blobs;
        listener.on(new RunEvent.Promised(now, job.job.number(), -weights, -blobs, ledger.promisedBytes()));
    }

    /** Activates waiting jobs, then gives tasks to idle workers until none gets one. */
    public void dispatch(long nowNs, Workers workers) {
        now = nowNs;
        activate();
        int worker = 0;
        while (worker < busy.workers()) {
            if (busy.isIdle(worker) && offer(worker, workers)) {
                worker = 0;
            } else {
                worker++;
            }
        }
        explainIdle();
        reportQueue();
    }

    private void activate() {
        notActivated = null;
        while (!waiting.isEmpty()) {
            Task init = waiting.peek();
            Admission admission = scheduler.activate(init, view);
            if (!admission.admitted()) {
                notActivated = admission;
                return;
            }
            waiting.remove();
            begin(init);
            ready.add(init, now);
        }
    }

    private void begin(Task init) {
        active.put(init.job().number(), new ActiveJob(init.job(), init.graph(), init.id()));
        listener.on(new RunEvent.JobActivated(now, init.job().number()));
    }

    private boolean offer(int worker, Workers workers) {
        int offered = ready.offered(worker);
        if (offered == 0) {
            return false;
        }
        ReadySet.Pick pick = ready.pick(worker, view);
        if (!pick.found()) {
            return false;
        }
        start(worker, pick, offered, workers);
        return true;
    }

    private void start(int worker, ReadySet.Pick pick, int offered, Workers workers) {
        Task task = pick.chosen().task();
        if (task.offset() == TaskGraph.INIT && !scheduler.usesParallelism()) {
            unbegun--;
            begin(task);
        }
        Admission why = pick.admission();
        Decision decision = new Decision(
                task.id(),
                why.rule(),
                offered,
                ledger.promisedBytes(),
                spec.availableBytes(),
                why.neededBytes(),
                why.missingBytes(),
                Decision.NONE,
                pick.first());
        boolean justReady = pick.chosen().readyNs() == now;
        long startNs = Math.addExact(now, spec.profile().dispatchNs(justReady));
        listener.on(new RunEvent.TaskStarted(
                now,
                task.id(),
                task.job().number(),
                task.layer(),
                task.kind(),
                worker,
                pick.chosen().readyNs(),
                startNs,
                decision));
        promise(task);
        busy.begin(worker, task, startNs);
        reports.busy(worker);
        scheduler.started(task);
        workers.start(worker, task);
    }

    private void promise(Task task) {
        Promises promises = task.graph().promises();
        long weights = promises.weightsTaken(task.offset());
        long blobs = promises.blobsTaken(task.offset());
        if (weights == 0 && blobs == 0) {
            return;
        }
        ledger.promise(Math.addExact(weights, blobs));
        ActiveJob job = active.get(task.job().number());
        job.weightsHeld += weights;
        job.blobsHeld += blobs;
        listener.on(new RunEvent.Promised(now, task.job().number(), weights, blobs, ledger.promisedBytes()));
    }

    private void explainIdle() {
        if (busy.count() == busy.workers()) {
            return;
        }
        int readyTasks = ready.tasks();
        if (readyTasks == 0 && waiting.isEmpty()) {
            return;
        }
        for (int worker = 0; worker < busy.workers(); worker++) {
            if (busy.isIdle(worker)) {
                reports.idle(worker, whyIdle(worker, readyTasks), now);
            }
        }
    }

    private Decision whyIdle(int worker, int readyTasks) {
        int offered = ready.offered(worker);
        if (offered > 0) {
            ReadySet.Pick pick = ready.pick(worker, view);
            return idle(pick.admission(), offered, busy.helper(), pick.first());
        }
        if (readyTasks > 0) {
            String rule = spec.executes(worker)
                    ? "every ready task belongs to the other lane"
                    : "every ready task is an Exec, and this worker only loads";
            return idle(Admission.wait(rule, 0, 0), 0, busy.helper(), List.of());
        }
        return idle(notActivated, 0, lastExecOfOldestJob(), List.of(candidate(waiting.peek())));
    }

    private Decision.Candidate candidate(Task task) {
        return new Decision.Candidate(task.id(), scheduler.key(task));
    }

    private Decision idle(Admission why, int offered, int helper, List<Decision.Candidate> first) {
        return new Decision(
                Decision.NONE,
                why.rule(),
                offered,
                ledger.promisedBytes(),
                spec.availableBytes(),
                why.neededBytes(),
                why.missingBytes(),
                helper,
                first);
    }

    private int lastExecOfOldestJob() {
        if (active.isEmpty()) {
            return Decision.NONE;
        }
        while (!active.containsKey(lowestActive)) {
            lowestActive++;
        }
        return active.get(lowestActive).lastExec();
    }

    private void reportQueue() {
        int readyNow = ready.tasks();
        int waitingNow = waiting.size() + unbegun;
        if (readyNow != lastReady || waitingNow != lastWaiting) {
            lastReady = readyNow;
            lastWaiting = waitingNow;
            listener.on(new RunEvent.Queue(now, readyNow, waitingNow));
        }
    }

    /** No job is waiting or active. */
    public boolean isIdle() {
        return waiting.isEmpty() && unbegun == 0 && active.isEmpty();
    }

    public int runningTasks() {
        return busy.count();
    }

    /** The task a worker runs. Only while it runs one. */
    public Task running(int worker) {
        return busy.task(worker);
    }

    /** When the profile expects the own work of a worker's task to begin. Only while it runs one. */
    public long expectedStartNs(int worker) {
        return busy.expectedStartNs(worker);
    }

    public long promisedBytes() {
        return ledger.promisedBytes();
    }

    /**
     * Why nothing can proceed, for a run that nothing runs in and no request comes to any more although jobs remain: the
     * job, the bytes it needs and the cap.
     */
    public String describeStall() {
        ReadyTask any = ready.any();
        if (any != null) {
            return describeStall(any.task(), scheduler.admit(any.task(), view));
        }
        return describeStall(waiting.peek(), scheduler.activate(waiting.peek(), view));
    }

    private String describeStall(Task stuck, Admission why) {
        return "The run is stalled: no task runs and " + scheduler.name() + " admits none. " + stuck + " needs "
                + Bytes.human(stuck.graph().promises().taken(stuck.offset())) + "; promised are "
                + Bytes.human(ledger.promisedBytes()) + " of " + Bytes.human(spec.availableBytes())
                + " that the cap of " + Bytes.exact(spec.capBytes()) + " leaves (" + why.rule()
                + "). Raise the cap or choose another scheduler.";
    }

    /** Every ready task a worker may run, in the scheduler's order, with its key. */
    public List<Decision.Candidate> candidates(int worker) {
        List<Decision.Candidate> all = new ArrayList<>();
        ready.all(worker).forEach(r -> all.add(new Decision.Candidate(r.task().id(), r.key())));
        return all;
    }

    private final class View implements Situation {
        @Override
        public long nowNs() {
            return now;
        }

        @Override
        public long promisedBytes() {
            return ledger.promisedBytes();
        }

        @Override
        public long availableBytes() {
            return spec.availableBytes();
        }

        @Override
        public int activeJobs() {
            return active.size();
        }

        @Override
        public int parallelism() {
            return spec.parallelism();
        }

        @Override
        public int runningTasks() {
            return busy.count();
        }
    }
}
