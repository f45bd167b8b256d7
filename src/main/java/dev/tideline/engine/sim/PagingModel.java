package dev.tideline.engine.sim;

import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.NetworkPlan;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.schedule.TaskKind;
import dev.tideline.workload.Profile.Swap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What tasks do to memory. Every blob and every weight array is an object; a task has those it touches resident while it
 * runs, and pays for what {@link Residency} has to swap for that. Weights count as written when they are loaded, since
 * they sit in anonymous memory.
 *
 * <p>Objects live as the ledger has them ({@link dev.tideline.schedule.Promises}), so that resident and swapped bytes
 * together are the promised ones. The exception, where swap costs time, is a Load that has no room when it starts: its
 * weights come in parts while it runs, since whatever ends meanwhile leaves room for the later ones, and what does not
 * fit is written once and not read before the Exec. Real runs do so ({@code ./tideline compare-engines}). Under Caffe's
 * model, which the recordings fit, weights are there from Init on. On the simulation's thread.
 */
final class PagingModel {
    /**
     * What a task pages before its own work, or before one of several equal parts of it.
     *
     * @param aloneNs its time with the swap device to itself
     * @param parts how many parts the task has; from the second on, each begins with {@link #fill}
     */
    record Paging(long inBytes, long outBytes, long aloneNs, int parts) {
        static final Paging NONE = new Paging(0, 0, 0, 1);
    }

    /** Of a Load that has no room. Eight times as many change the makespans of small-3 at 128M by up to 7 percent. */
    static final int PARTS = 16;

    private record JobMemory(Footprint footprint, MemoryObject[] objects) {}

    private final Swap swap;
    private final boolean caffe;
    private final Map<TaskGraph, Footprint> footprints = new IdentityHashMap<>();
    private final Map<Integer, JobMemory> jobs = new HashMap<>();
    private final Residency memory;

    PagingModel(RunSpec spec) {
        this.caffe = spec.memoryModel() == MemoryModel.CAFFE;
        this.memory = new Residency(spec.availableBytes(), !caffe);
        this.swap = spec.profile().swap();
    }

    /** Never more than the cap. */
    long residentBytes() {
        return memory.residentBytes();
    }

    long swappedBytes() {
        return memory.swappedBytes();
    }

    /** A task starts and touches its memory. */
    Paging start(Task task) {
        boolean filling = task.kind() == TaskKind.LOAD && !caffe;
        boolean inParts =
                filling && swap.costs() && !memory.hasRoomFor(task.layerCost().weightBytes());
        int parts = inParts ? PARTS : 1;
        Residency.Use use = memory.begin(task.id(), filling);
        switch (task.kind()) {
            case INIT -> startInit(task, use);
            case LOAD -> startLoad(task, jobs.get(task.job().number()), parts, use);
            case EXEC -> startExec(task, jobs.get(task.job().number()), use);
        }
        return makeRoom(parts);
    }

    private Paging makeRoom(int parts) {
        memory.makeRoom();
        long inBytes = memory.pagedInBytes();
        long outBytes = memory.pagedOutBytes();
        return inBytes == 0 && outBytes == 0 && parts == 1
                ? Paging.NONE
                : new Paging(inBytes, outBytes, aloneNs(inBytes, outBytes), parts);
    }

    private long aloneNs(long inBytes, long outBytes) {
        if (!swap.costs()) {
            return 0;
        }
        double seconds = (double) inBytes / swap.readBytesPerSecond() + (double) outBytes / swap.writeBytesPerSecond();
        return (long) Math.ceil(seconds * 1e9);
    }

    private void startInit(Task task, Residency.Use use) {
        Footprint footprint = footprints.computeIfAbsent(task.graph(), g -> new Footprint(g.plan()));
        MemoryObject[] objects = new MemoryObject[footprint.objects()];
        jobs.put(task.job().number(), new JobMemory(footprint, objects));
        NetworkPlan plan = task.plan();
        objects[Footprint.INPUT] = memory.allocate(plan.cost().initBytes(), use);
        // Caffe fills one weight array after the other, so that Init never uses two at once.
        for (int i = 0; caffe && i < footprint.layers(); i++) {
            Residency.Use filling = new Residency.Use(task.id(), false);
            objects[footprint.weights(i)] = memory.allocate(plan.layer(i).weightBytes(), filling);
            memory.release(objects[footprint.weights(i)], filling);
        }
    }

    private void startLoad(Task task, JobMemory job, int parts, Residency.Use use) {
        int weights = job.footprint.weights(task.layer());
        if (caffe) {
            memory.touch(job.objects[weights], use);
            Residency.dirty(job.objects[weights]);
            memory.hold(transientBytes(task), use);
        } else {
            long bytes = task.layerCost().weightBytes();
            job.objects[weights] = memory.allocate(bytes - (parts - 1) * (bytes / parts), use);
        }
    }

    /** The next of several parts of a Load begins. */
    Paging fill(Task task) {
        JobMemory job = jobs.get(task.job().number());
        MemoryObject weights = job.objects[job.footprint.weights(task.layer())];
        memory.grow(weights, task.layerCost().weightBytes() / PARTS, memory.resume(task.id()));
        return makeRoom(PARTS);
    }

    private void startExec(Task task, JobMemory job, Residency.Use use) {
        int layer = task.layer();
        for (int blob : job.footprint.reads(layer)) {
            memory.touch(job.objects[blob], use);
        }
        memory.touch(job.objects[job.footprint.weights(layer)], use);
        job.objects[Footprint.output(layer)] = memory.allocate(task.layerCost().outputBytes(), use);
        memory.hold(transientBytes(task), use);
    }

    /** What a task holds only while it runs: the copies that loading makes, or the workspace. */
    private long transientBytes(Task task) {
        return switch (task.kind()) {
            case INIT -> 0;
            case LOAD ->
                caffe ? task.plan().cost().loadCopies() * task.layerCost().weightBytes() : 0;
            case EXEC -> task.layerCost().workspaceBytes();
        };
    }

    /** A task has finished; what it was the last to use is free. @param jobEnded whether it was its job's last */
    void finish(Task task, boolean jobEnded) {
        Residency.Use use = memory.end(task.id());
        JobMemory job = jobs.get(task.job().number());
        memory.giveUp(transientBytes(task), use);
        if (jobEnded) {
            jobs.remove(task.job().number());
            for (int i = 0; i < job.objects.length; i++) {
                memory.free(job.objects, i, use);
            }
            return;
        }
        switch (task.kind()) {
            case INIT -> memory.release(job.objects[Footprint.INPUT], use);
            case LOAD -> memory.release(job.objects[job.footprint.weights(task.layer())], use);
            case EXEC -> finishExec(task.layer(), job, use);
        }
    }

    /** What is freed comes first, so that it takes the streamed bytes with it. */
    private void finishExec(int layer, JobMemory job, Residency.Use use) {
        int weights = job.footprint.weights(layer);
        for (int blob : job.footprint.ends(layer)) {
            memory.free(job.objects, blob, use);
        }
        if (!caffe) {
            memory.free(job.objects, weights, use);
        }
        for (int blob : job.footprint.reads(layer)) {
            memory.release(job.objects[blob], use);
        }
        memory.release(job.objects[weights], use);
        memory.release(job.objects[Footprint.output(layer)], use);
    }
}
