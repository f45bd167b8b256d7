package dev.tideline.engine.sim;

import dev.tideline.engine.ArrivalQueue;
import dev.tideline.engine.Dispatcher;
import dev.tideline.engine.RunControl;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskKind;
import dev.tideline.trace.RunEvent;
import dev.tideline.trace.RunEvent.Outcome;
import dev.tideline.trace.RunListener;
import dev.tideline.workload.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One simulated run: virtual time jumps from instant to instant, and each instant is processed whole. One thread. */
final class Simulation {
    private final RunSpec spec;
    private final RunControl control;
    private final RunListener listener;
    private final Dispatcher dispatcher;
    private final ArrivalQueue arrivals;
    private final PagingModel memory;
    private final Resource swap;
    private final Resource compute;
    private final Resource storage;
    private final Running[] running;
    private final List<Integer> finished = new ArrayList<>();
    private final Comparator<Integer> byTask = Comparator.comparingInt(w -> runningTask(w));
    private long now;
    private long lastResident = -1;
    private long lastSwapped;

    Simulation(RunSpec spec, Scheduler scheduler, RunControl control, RunListener listener) {
        Profile profile = spec.profile();
        this.spec = spec;
        this.control = control;
        this.listener = listener;
        this.dispatcher = new Dispatcher(spec, scheduler, listener);
        this.arrivals = new ArrivalQueue(spec.workload(), spec.seed());
        this.memory = new PagingModel(spec);
        this.swap = new Resource(profile.swap().contention());
        Profile.Contention shared = profile.contention();
        this.compute = new Resource(shared.compute());
        this.storage = new Resource(shared.storage());
        compute.disturb(storage, shared.mixed());
        this.running = new Running[spec.workers()];
    }

    void run() {
        try {
            while (!control.isStopped() && instant()) {
                now = nextNs();
            }
            end();
        } catch (ArithmeticException e) {
            String message = "Times or sizes of this run overflow 63 bits after " + now / 1_000_000_000
                    + " s; check the profile and the arrivals.";
            listener.on(new RunEvent.RunEnded(now, Outcome.FAILED, message));
        } catch (RuntimeException e) {
            // What a user's own scheduler does wrong ends its run, with all that came before it kept.
            String message = "The run failed while deciding: " + e + ". Maybe the scheduler is at fault.";
            listener.on(new RunEvent.RunEnded(now, Outcome.FAILED, message));
        }
    }

    private void end() {
        if (control.isStopped()) {
            listener.on(new RunEvent.RunEnded(now, Outcome.STOPPED, "Stopped by the user."));
        } else if (!dispatcher.isIdle()) {
            listener.on(new RunEvent.RunEnded(now, Outcome.STALLED, dispatcher.describeStall()));
        } else {
            listener.on(new RunEvent.RunEnded(now, Outcome.FINISHED, ""));
        }
    }

    /** Processes everything that happens now. Returns whether anything can happen later. */
    private boolean instant() {
        advance();
        finish();
        arrivals.arrive(dispatcher, now);
        dispatcher.dispatch(now, this::start);
        adjust();
        reportMemory();
        return nextNs() != ArrivalQueue.NEVER;
    }

    private void advance() {
        for (int w = 0; w < running.length; w++) {
            Running r = running[w];
            while (r != null && !r.done() && r.endNs() <= now) {
                r.advance(now);
            }
            if (r != null && r.done()) {
                finished.add(w);
            }
        }
    }

    private void finish() {
        if (finished.size() > 1) {
            finished.sort(byTask);
        }
        for (int worker : finished) {
            Running r = running[worker];
            running[worker] = null;
            memory.finish(r.task, r.task.offset() == r.task.graph().size() - 1);
            dispatcher.finish(worker, r.startNs(), now, r.pagingNs(), r.pagedInBytes(), r.pagedOutBytes());
        }
        finished.clear();
    }

    private int runningTask(int worker) {
        return running[worker].task.id();
    }

    private void start(int worker, Task task) {
        Resource own = task.kind() == TaskKind.LOAD ? storage : compute;
        Running r = new Running(task, memory, swap, own, dispatcher.expectedStartNs(worker));
        running[worker] = r;
        while (!r.working() && r.endNs() == now) {
            r.advance(now);
        }
    }

    private void adjust() {
        for (Running r : running) {
            if (r != null) {
                r.adjust(now);
            }
        }
    }

    private long nextNs() {
        long next = arrivals.nextNs();
        for (Running r : running) {
            if (r != null) {
                next = Math.min(next, r.endNs());
            }
        }
        return next;
    }

    private void reportMemory() {
        long resident = memory.residentBytes();
        long swapped = memory.swappedBytes();
        if (resident != lastResident || swapped != lastSwapped) {
            lastResident = resident;
            lastSwapped = swapped;
            listener.on(new RunEvent.Resident(now, Math.addExact(spec.profile().baseBytes(), resident), swapped, 0));
        }
    }
}
