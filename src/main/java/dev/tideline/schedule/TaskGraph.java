package dev.tideline.schedule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The tasks of every job of one network under one loading policy. A task is named by its offset: 0 is Init, 1 + 2i loads
 * layer i, 2 + 2i executes it; a job's task ids are its first id plus the offset, so that lower id means created first.
 * One graph is shared by all jobs of a network in a run; it never changes.
 */
public final class TaskGraph {
    public static final int INIT = 0;

    private final NetworkPlan plan;
    private final int[][] successors;
    private final int[] predecessors;
    private final byte[] lanes;
    private final long[] durations;
    private final Promises promises;
    private final long criticalPathNs;
    private final long workNs;

    public TaskGraph(NetworkPlan plan, LoadingPolicy policy, MemoryModel memory) {
        this.plan = plan;
        int size = 1 + 2 * plan.layers();
        List<List<Integer>> after = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            after.add(new ArrayList<>());
        }
        this.predecessors = new int[size];
        policy.connect(
                (before, next) -> {
                    after.get(before).add(next);
                    predecessors[next]++;
                },
                plan.layers(),
                plan.cost().convLayers());
        this.successors = after.stream()
                .map(list -> list.stream().mapToInt(Integer::intValue).sorted().toArray())
                .toArray(int[][]::new);
        this.lanes = new byte[size];
        this.durations = new long[size];
        for (int offset = 0; offset < size; offset++) {
            lanes[offset] = offset == INIT
                    ? 0
                    : (byte) policy.lane(layer(offset), plan.cost().convLayers());
            durations[offset] = duration(offset);
        }
        this.promises = Promises.of(plan, memory);
        this.criticalPathNs = longestPath();
        this.workNs = Arrays.stream(durations).sum();
    }

    public static int load(int layer) {
        return 1 + 2 * layer;
    }

    public static int exec(int layer) {
        return 2 + 2 * layer;
    }

    public static TaskKind kind(int offset) {
        if (offset == INIT) {
            return TaskKind.INIT;
        }
        return offset % 2 == 1 ? TaskKind.LOAD : TaskKind.EXEC;
    }

    /** The layer of a task, -1 for Init. */
    public static int layer(int offset) {
        return offset == INIT ? -1 : (offset - 1) / 2;
    }

    private long duration(int offset) {
        return switch (kind(offset)) {
            case INIT -> plan.cost().initNs();
            case LOAD -> plan.layer(layer(offset)).loadNs();
            case EXEC -> plan.layer(layer(offset)).execNs();
        };
    }

    public NetworkPlan plan() {
        return plan;
    }

    public int size() {
        return predecessors.length;
    }

    /** Offsets of the tasks that wait for this one, ascending. The array is shared: do not write to it. */
    public int[] successors(int offset) {
        return successors[offset];
    }

    /** How many tasks this one waits for. */
    public int predecessors(int offset) {
        return predecessors[offset];
    }

    public int lane(int offset) {
        return lanes[offset];
    }

    /** Expected nanoseconds alone on the device. */
    public long expectedNs(int offset) {
        return durations[offset];
    }

    /** What the ledger takes and gives for each task. */
    public Promises promises() {
        return promises;
    }

    /** The longest chain of expected times through one job, in nanoseconds: no schedule ends a job faster. */
    public long criticalPathNs() {
        return criticalPathNs;
    }

    private long longestPath() {
        long[] finish = new long[size()];
        long longest = 0;
        for (int offset : topologicalOrder()) {
            finish[offset] += durations[offset];
            longest = Math.max(longest, finish[offset]);
            for (int next : successors[offset]) {
                finish[next] = Math.max(finish[next], finish[offset]);
            }
        }
        return longest;
    }

    private List<Integer> topologicalOrder() {
        int[] open = predecessors.clone();
        List<Integer> order = new ArrayList<>(List.of(INIT));
        for (int i = 0; i < order.size(); i++) {
            for (int next : successors[order.get(i)]) {
                if (--open[next] == 0) {
                    order.add(next);
                }
            }
        }
        return order;
    }

    /** Expected time of all tasks of one job, in nanoseconds. */
    public long workNs() {
        return workNs;
    }
}
