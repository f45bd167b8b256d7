package dev.tideline.engine.sim;

import dev.tideline.engine.sim.ReferenceJob.Task;
import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The simulator a second time, written from the rules alone and as plainly as possible: lists, linear scans, one method
 * per rule with the rule's sentence above it. It shares no scheduling code with the product, so a rule that both get
 * wrong must have been misread twice. No paging.
 */
final class Reference implements ReferenceScheduler.State {
    record Row(int task, int job, int layer, TaskKind kind, int worker, long ready, long start, long finish) {}

    record JobRow(int job, String network, int image, long arrival, long activated, long finish) {}

    /** The sum of all promises after a change. */
    record Step(long time, int job, long promised) {}

    private static final class Running {
        final Task task;
        final int worker;
        final int place;
        final long start;
        long left;

        Running(Task task, int worker, int place, long start, long left) {
            this.task = task;
            this.worker = worker;
            this.place = place;
            this.start = start;
            this.left = left;
        }
    }

    private final RunSpec spec;
    private final ReferenceScheduler scheduler;
    private final ReferenceRates rates;
    private final List<Request> timed;
    private final List<Request> whenIdle;
    private final List<ReferenceJob> jobs = new ArrayList<>();
    private final List<Running> running = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private long now;
    private long lastPromised;

    Reference(RunSpec spec) {
        this.spec = spec;
        this.scheduler = new ReferenceScheduler(spec.scheduler(), this);
        this.rates = new ReferenceRates(spec.profile(), spec.workers());
        this.timed = ReferenceArrivals.timed(spec.workload(), spec.seed());
        this.whenIdle = ReferenceArrivals.whenIdle(spec.workload(), spec.seed());
    }

    /** "One instant is processed whole: first all finishes (by task id), then all arrivals, then activation, then dispatch." */
    void run() {
        do {
            finishes();
            arrivals();
            activation();
            dispatch();
        } while (advance());
        if (jobs.stream().anyMatch(job -> !job.ended())) {
            throw new AssertionError("stalled at " + now + " with " + running.size() + " tasks running");
        }
    }

    private void finishes() {
        List<Running> over = running.stream()
                .filter(r -> r.start <= now && r.left <= 0)
                .sorted(Comparator.comparing(r -> r.task.id()))
                .toList();
        for (Running r : over) {
            running.remove(r);
            Task task = r.task;
            task.job().finished.put(task, now);
            Row started = rows.get(r.place);
            rows.set(
                    r.place,
                    new Row(
                            task.id(),
                            started.job,
                            started.layer,
                            started.kind,
                            r.worker,
                            started.ready,
                            r.start,
                            now));
            note(task.job());
        }
    }

    /** "Back-to-back (next when idle)": no job is unfinished, this instant's arrivals included. */
    private void arrivals() {
        while (!timed.isEmpty() && timed.get(0).arrivalNs() <= now) {
            arrive(timed.remove(0));
        }
        if (!whenIdle.isEmpty() && jobs.stream().allMatch(ReferenceJob::ended)) {
            arrive(whenIdle.remove(0));
        }
    }

    /** "Becomes networks x images Jobs, image by image, networks in listed order." */
    private void arrive(Request request) {
        for (int image = 0; image < request.images(); image++) {
            for (String network : request.networks()) {
                int firstId = jobs.stream().mapToInt(job -> job.tasks().size()).sum();
                jobs.add(new ReferenceJob(
                        jobs.size(),
                        network,
                        image,
                        now,
                        firstId,
                        spec.profile().cost(network),
                        Optional.ofNullable(spec.networks().get(network)),
                        spec.loading()));
            }
        }
    }

    /** "A waiting job is activated in job order while active < parallelism and the scheduler's admission agrees." */
    private void activation() {
        for (ReferenceJob job : jobs) {
            if (job.activated.isPresent() || scheduler.activatesByDispatch()) {
                continue;
            }
            if (active().size() >= spec.parallelism() || !scheduler.admits(job)) {
                return;
            }
            job.activated = Optional.of(now);
        }
    }

    /** "The idle worker with the lowest index that gets a task starts it; repeat from the lowest idle index." */
    private void dispatch() {
        List<Task> ready = ready();
        for (int worker = 0; worker < spec.workers(); worker++) {
            int w = worker;
            if (running.stream().anyMatch(r -> r.worker == w)) {
                continue;
            }
            Optional<Task> task =
                    scheduler.pick(ready.stream().filter(t -> mayTake(w, t)).toList());
            if (task.isPresent()) {
                start(task.get(), w);
                ready.remove(task.get());
                worker = -1;
            }
        }
    }

    private List<Task> ready() {
        List<Task> ready = new ArrayList<>();
        for (ReferenceJob job : jobs) {
            for (Task task : job.waits() ? List.of(job.init()) : job.ended() ? List.<Task>of() : job.tasks()) {
                if (readySince(task).isPresent()) {
                    ready.add(task);
                }
            }
        }
        return ready;
    }

    private Optional<Long> readySince(Task task) {
        ReferenceJob job = task.job();
        return job.readySince(task, scheduler.activatesByDispatch() ? Optional.of(job.arrival) : job.activated);
    }

    /**
     * "A lane-k task runs only on workers whose index mod 2 is k (with one worker, lanes are ignored)"; "many workers load,
     * one executes": with execWorkers k only the first k are offered Execs.
     */
    private boolean mayTake(int worker, Task task) {
        if (spec.loading() == LoadingPolicy.DEEPEYE && spec.workers() > 1) {
            return task.job().laneOf(task) == worker % 2;
        }
        boolean loadsOnly =
                spec.loading() == LoadingPolicy.PARTIAL && spec.execWorkers() > 0 && worker >= spec.execWorkers();
        return !(loadsOnly && task.kind() == TaskKind.EXEC);
    }

    /** "Optional dispatchNs is added before each task starts on its worker." */
    private void start(Task task, int worker) {
        ReferenceJob job = task.job();
        long start = now + spec.profile().dispatchNs();
        rows.add(new Row(
                task.id(),
                job.number,
                task.layer(),
                task.kind(),
                worker,
                readySince(task).orElseThrow(),
                start,
                Long.MAX_VALUE));
        running.add(new Running(task, worker, rows.size() - 1, start, rates.work(job.durationOf(task))));
        job.dispatched.put(task, now);
        if (scheduler.activatesByDispatch() && task.kind() == TaskKind.INIT) {
            job.activated = Optional.of(now);
        }
        note(job);
    }

    private void note(ReferenceJob job) {
        if (promised() != lastPromised) {
            lastPromised = promised();
            steps.add(new Step(now, job.number, lastPromised));
        }
    }

    /** To the next finish, the next beginning of a task's own work or the next arrival; false if there is none. */
    private boolean advance() {
        long next = timed.isEmpty() ? Long.MAX_VALUE : timed.get(0).arrivalNs();
        for (Running r : running) {
            next = Math.min(next, r.start > now ? r.start : now + rates.timeFor(r.left, r.task.kind(), rivals(r)));
        }
        if (next == Long.MAX_VALUE) {
            return false;
        }
        for (Running r : running) {
            if (r.start <= now) {
                r.left -= rates.done(next - now, r.task.kind(), rivals(r));
            }
        }
        now = next;
        return true;
    }

    /** "While m tasks of the same resource run": those whose own work has begun, itself included. */
    private int rivals(Running r) {
        return (int) running.stream()
                .filter(other -> other.start <= now)
                .filter(other -> (other.task.kind() == TaskKind.LOAD) == (r.task.kind() == TaskKind.LOAD))
                .count();
    }

    @Override
    public long promised() {
        return jobs.stream().mapToLong(job -> job.promised(spec.memoryModel())).sum();
    }

    /** "M = cap - the profile's baseBytes." */
    @Override
    public long available() {
        return spec.capBytes() - spec.profile().baseBytes();
    }

    @Override
    public boolean anyTaskRuns() {
        return !running.isEmpty();
    }

    @Override
    public List<ReferenceJob> active() {
        return jobs.stream()
                .filter(job -> job.activated.isPresent() && !job.ended())
                .toList();
    }

    /** By dispatch. */
    List<Row> rows() {
        return rows;
    }

    List<Step> steps() {
        return steps;
    }

    List<JobRow> jobs() {
        return jobs.stream()
                .map(job -> new JobRow(
                        job.number,
                        job.network,
                        job.image,
                        job.arrival,
                        job.activated.orElseThrow(),
                        job.finished.get(job.tasks().get(job.tasks().size() - 1))))
                .toList();
    }
}
