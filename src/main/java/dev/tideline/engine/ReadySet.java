package dev.tideline.engine;

import dev.tideline.schedule.Admission;
import dev.tideline.schedule.Decision.Candidate;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Scheduler;
import dev.tideline.schedule.Situation;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The ready tasks, apart by lane and by whether they are Execs: a worker is offered only what it may run. Lives on the
 * dispatcher's thread.
 */
final class ReadySet {
    private static final int LANES = 2;
    private static final int MOST_CANDIDATES = 4;

    /** What a worker got: a task and why, or no task and the first refusal. */
    record Pick(ReadyTask chosen, Admission admission, List<Candidate> first) {
        boolean found() {
            return chosen != null;
        }
    }

    private final RunSpec spec;
    private final Scheduler scheduler;
    private final ReadyHeap[] heaps = new ReadyHeap[2 * LANES];
    private final ReadyHeap[][] offers;
    private final Map<TaskGraph, TaskClass[]> classes = new IdentityHashMap<>();
    private final List<TaskClass> skipped = new ArrayList<>();

    ReadySet(RunSpec spec, Scheduler scheduler) {
        this.spec = spec;
        this.scheduler = scheduler;
        for (int i = 0; i < heaps.length; i++) {
            heaps[i] = new ReadyHeap();
        }
        this.offers = new ReadyHeap[spec.workers()][];
        for (int w = 0; w < offers.length; w++) {
            offers[w] = offer(spec.laneOf(w), spec.executes(w));
        }
    }

    private ReadyHeap[] offer(int lane, boolean executes) {
        List<ReadyHeap> offered = new ArrayList<>();
        for (int l = 0; l < (spec.loading().hasLanes() ? LANES : 1); l++) {
            if (lane < 0 || lane == l) {
                offered.add(heaps[2 * l]);
                if (executes) {
                    offered.add(heaps[2 * l + 1]);
                }
            }
        }
        return offered.toArray(ReadyHeap[]::new);
    }

    void add(Task task, long readyNs) {
        TaskClass[] ofGraph = classes.computeIfAbsent(task.graph(), g -> new TaskClass[g.size()]);
        TaskClass ofTask = ofGraph[task.offset()];
        if (ofTask == null) {
            ofTask = new TaskClass();
            ofGraph[task.offset()] = ofTask;
        }
        heap(task).add(ofTask, new ReadyTask(task, scheduler.key(task), readyNs));
    }

    private ReadyHeap heap(Task task) {
        return heaps[2 * task.graph().lane(task.offset()) + (task.kind() == TaskKind.EXEC ? 1 : 0)];
    }

    int tasks() {
        int sum = 0;
        for (ReadyHeap heap : heaps) {
            sum += heap.tasks();
        }
        return sum;
    }

    /** Ready tasks that this worker may run. */
    int offered(int worker) {
        int sum = 0;
        for (ReadyHeap heap : offers[worker]) {
            sum += heap.tasks();
        }
        return sum;
    }

    /** Asks the scheduler about the worker's candidates in order of their keys until one is admitted, and takes that. */
    Pick pick(int worker, Situation now) {
        Admission refusal = null;
        Pick found = null;
        while (found == null) {
            ReadyHeap heap = leastOf(offers[worker]);
            if (heap == null) {
                break;
            }
            TaskClass best = heap.least();
            Admission admission = scheduler.admit(best.head().task(), now);
            if (admission.admitted()) {
                List<Candidate> first = refused();
                first.add(candidate(best.head()));
                ReadyTask chosen = heap.takeHead(best);
                addNext(worker, first);
                found = new Pick(chosen, admission, first);
                break;
            }
            if (refusal == null) {
                refusal = admission;
            }
            if (admission.verdict() == Admission.Verdict.WAIT) {
                break;
            }
            heap.remove(best);
            skipped.add(best);
        }
        if (found == null && refusal != null) {
            List<Candidate> first = refused();
            addNext(worker, first);
            found = new Pick(null, refusal, first);
        }
        restoreSkipped();
        return found;
    }

    private List<Candidate> refused() {
        List<Candidate> first = new ArrayList<>(MOST_CANDIDATES);
        for (int i = 0; i < skipped.size() && i < MOST_CANDIDATES - 2; i++) {
            first.add(candidate(skipped.get(i).head()));
        }
        return first;
    }

    private void addNext(int worker, List<Candidate> first) {
        ReadyHeap next = leastOf(offers[worker]);
        if (next != null) {
            first.add(candidate(next.least().head()));
        }
    }

    private static Candidate candidate(ReadyTask ready) {
        return new Candidate(ready.task().id(), ready.key());
    }

    private void restoreSkipped() {
        for (TaskClass c : skipped) {
            heap(c.head().task()).insert(c);
        }
        skipped.clear();
    }

    private static ReadyHeap leastOf(ReadyHeap[] offered) {
        ReadyHeap least = null;
        for (ReadyHeap heap : offered) {
            if (heap.hasClasses() && (least == null || heap.least().before(least.least()))) {
                least = heap;
            }
        }
        return least;
    }

    /** Every ready task that a worker may run, in order of its key: the full list behind a decision. */
    List<ReadyTask> all(int worker) {
        List<ReadyTask> all = new ArrayList<>();
        Consumer<ReadyTask> take = all::add;
        for (TaskClass[] ofGraph : classes.values()) {
            for (TaskClass c : ofGraph) {
                if (c != null
                        && !c.isEmpty()
                        && List.of(offers[worker]).contains(heap(c.head().task()))) {
                    c.tasks().forEach(take);
                }
            }
        }
        all.sort(null);
        return all;
    }

    /** Any ready task, for the message of a stall. */
    ReadyTask any() {
        ReadyHeap heap = leastOf(heaps);
        return heap == null ? null : heap.least().head();
    }
}
