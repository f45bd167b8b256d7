package dev.tideline.engine.sim;

import dev.tideline.schedule.LoadingPolicy;
import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Layer;
import dev.tideline.workload.Network;
import dev.tideline.workload.Profile.LayerCost;
import dev.tideline.workload.Profile.NetworkCost;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A job of the {@link Reference}: its tasks, which of them wait for which, and what it holds of memory. */
final class ReferenceJob {
    /** Layer -1 for Init. */
    record Task(int id, ReferenceJob job, TaskKind kind, int layer) {
        @Override
        public int hashCode() {
            return id;
        }

        @Override
        public String toString() {
            return (kind == TaskKind.INIT ? "Init" : kind.title() + " " + layer) + " of job " + job.number;
        }
    }

    private static final int PICTURE = -1;

    final int number;
    final String network;
    final int image;
    final long arrival;
    final NetworkCost cost;
    final Map<Task, Long> dispatched = new HashMap<>();
    final Map<Task, Long> finished = new HashMap<>();
    private final Map<Task, List<Task>> before = new HashMap<>();
    private final Map<Integer, List<Task>> readers = new HashMap<>();
    Optional<Long> activated = Optional.empty();
    private final LoadingPolicy loading;
    private final List<Task> tasks = new ArrayList<>();
    private final List<List<Integer>> inputs = new ArrayList<>();

    /** "On arrival a job's tasks get ids in the order I, L_0, E_0, L_1, E_1, ...; ids grow from job to job." */
    ReferenceJob(
            int number,
            String network,
            int image,
            long arrival,
            int firstId,
            NetworkCost cost,
            Optional<Network> model,
            LoadingPolicy loading) {
        this.number = number;
        this.network = network;
        this.image = image;
        this.arrival = arrival;
        this.cost = cost;
        this.loading = loading;
        tasks.add(new Task(firstId, this, TaskKind.INIT, -1));
        for (int layer = 0; layer < layers(); layer++) {
            tasks.add(new Task(firstId + 1 + 2 * layer, this, TaskKind.LOAD, layer));
            tasks.add(new Task(firstId + 2 + 2 * layer, this, TaskKind.EXEC, layer));
            inputs.add(inputs(model, layer));
        }
        tasks.forEach(task -> before.put(task, before(task)));
        for (int blob = PICTURE; blob < layers(); blob++) {
            readers.put(blob, readers(blob));
        }
    }

    /** "A directed acyclic graph"; without a model "a chain of its layers". "Layer 0 is the reader of the input." */
    private static List<Integer> inputs(Optional<Network> model, int layer) {
        if (layer == 0) {
            return List.of(PICTURE);
        }
        return model.map(Network::layers)
                .map(layers -> layers.get(layer))
                .map(Layer::inputs)
                .orElse(List.of(layer - 1));
    }

    int layers() {
        return cost.layers().size();
    }

    List<Task> tasks() {
        return tasks;
    }

    Task init() {
        return tasks.get(0);
    }

    private Task load(int layer) {
        return tasks.get(1 + 2 * layer);
    }

    private Task exec(int layer) {
        return tasks.get(2 + 2 * layer);
    }

    LayerCost costOf(int layer) {
        return cost.layers().get(layer);
    }

    /** "Durations come from the profile." */
    long durationOf(Task task) {
        return switch (task.kind) {
            case INIT -> cost.initNs();
            case LOAD -> costOf(task.layer).loadNs();
            case EXEC -> costOf(task.layer).execNs();
        };
    }

    boolean waits() {
        return !dispatched.containsKey(init());
    }

    /** "It is active until its last Exec ends." */
    boolean ended() {
        return finished.containsKey(exec(layers() - 1));
    }

    /** "Init and the conv part on lane 0, fc tasks on lane 1." */
    int laneOf(Task task) {
        return task.layer >= cost.convLayers() ? 1 : 0;
    }

    /** The tasks that must have finished before this one is ready: the table of the loading policies, read backwards. */
    private List<Task> before(Task task) {
        if (task.kind == TaskKind.INIT) {
            return List.of();
        }
        return switch (loading) {
            case BULK -> beforeInBulk(task.kind, task.layer);
            case LINEAR -> beforeInLinear(task.kind, task.layer);
            case DEEPEYE -> beforeInDeepEye(task.kind, task.layer);
            case PARTIAL -> task.kind == TaskKind.LOAD ? List.of(init()) : loadAndPreviousExec(task.layer);
        };
    }

    /** "I->L_0, L_{i-1}->L_i, L_{n-1}->E_0, E_{i-1}->E_i". */
    private List<Task> beforeInBulk(TaskKind kind, int i) {
        if (kind == TaskKind.LOAD) {
            return List.of(i == 0 ? init() : load(i - 1));
        }
        return List.of(i == 0 ? load(layers() - 1) : exec(i - 1));
    }

    /** "I->L_0->E_0->L_1->E_1-> ..." */
    private List<Task> beforeInLinear(TaskKind kind, int i) {
        if (kind == TaskKind.LOAD) {
            return List.of(i == 0 ? init() : exec(i - 1));
        }
        return List.of(load(i));
    }

    /** "Init and the conv part as Linear. fc loads chained I->L_c->L_{c+1}->..., E_i (i>=c) after L_i and E_{i-1}". */
    private List<Task> beforeInDeepEye(TaskKind kind, int i) {
        int c = cost.convLayers();
        if (i < c) {
            return beforeInLinear(kind, i);
        }
        if (kind == TaskKind.LOAD) {
            return List.of(i == c ? init() : load(i - 1));
        }
        return loadAndPreviousExec(i);
    }

    /** "E_i after L_i and E_{i-1}". */
    private List<Task> loadAndPreviousExec(int i) {
        return i == 0 ? List.of(load(0)) : List.of(load(i), exec(i - 1));
    }

    /** Since when a task could be dispatched; empty if it cannot be, or has been. */
    Optional<Long> readySince(Task task, Optional<Long> initReady) {
        if (dispatched.containsKey(task) || !finished.keySet().containsAll(before.get(task))) {
            return Optional.empty();
        }
        if (task.kind == TaskKind.INIT) {
            return initReady;
        }
        return before.get(task).stream().map(finished::get).max(Long::compare);
    }

    /** Ledger: what is promised to this job now, from which of its tasks have been dispatched and have finished. */
    long promised(MemoryModel memory) {
        if (ended() || !dispatched.containsKey(init())) {
            return 0;
        }
        long bytes = held(PICTURE, init(), cost.initBytes());
        for (int layer = 0; layer < layers(); layer++) {
            bytes += held(layer, exec(layer), costOf(layer).outputBytes());
            bytes += runs(exec(layer)) ? costOf(layer).workspaceBytes() : 0;
            bytes += memory == MemoryModel.IDEAL ? idealWeights(layer) : caffeWeights(layer);
        }
        return bytes;
    }

    private boolean runs(Task task) {
        return dispatched.containsKey(task) && !finished.containsKey(task);
    }

    /** "Exec dispatched: + output blob. Exec finished: - each blob whose last reader has executed." */
    private long held(int blob, Task maker, long bytes) {
        boolean read = !readers.get(blob).isEmpty() && finished.keySet().containsAll(readers.get(blob));
        return dispatched.containsKey(maker) && !read ? bytes : 0;
    }

    private List<Task> readers(int blob) {
        List<Task> readers = new ArrayList<>();
        for (int layer = 0; layer < layers(); layer++) {
            if (inputs.get(layer).contains(blob)) {
                readers.add(exec(layer));
            }
        }
        return readers;
    }

    /** "Load dispatched: + weights. Exec finished: - weights". */
    private long idealWeights(int layer) {
        boolean held = dispatched.containsKey(load(layer)) && !finished.containsKey(exec(layer));
        return held ? costOf(layer).weightBytes() : 0;
    }

    /** "All weights are touched at Init and stay until the job ends; a Load adds a transient k x w". */
    private long caffeWeights(int layer) {
        long weights = costOf(layer).weightBytes();
        return weights + (runs(load(layer)) ? cost.loadCopies() * weights : 0);
    }

    /** "Peak = peakBytes where given, otherwise all weights + the largest of (inputs + output + workspace)". */
    long peak() {
        if (cost.peakBytes() > 0) {
            return cost.peakBytes();
        }
        long largest = 0;
        for (int layer = 0; layer < layers(); layer++) {
            long bytes = costOf(layer).outputBytes() + costOf(layer).workspaceBytes();
            for (int blob : inputs.get(layer)) {
                bytes += blob == PICTURE ? cost.initBytes() : costOf(blob).outputBytes();
            }
            largest = Math.max(largest, bytes);
        }
        return cost.weightBytes() + largest;
    }

    /** MEMA: "the job's init bytes + the weight bytes (only) of its first layer that has weights, 0 if none". */
    long need() {
        return cost.initBytes()
                + cost.layers().stream()
                        .mapToLong(LayerCost::weightBytes)
                        .filter(bytes -> bytes > 0)
                        .findFirst()
                        .orElse(0);
    }
}
