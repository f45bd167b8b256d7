package dev.tideline.engine.sim;

import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.NetworkPlan;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.workload.Profile.Swap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What memory really does under the cap. Every blob and every weight array is an object; a task has those it touches
 * resident while it runs. When resident bytes would pass the cap, the least recently used bytes that no running task
 * uses are swapped out, and written unless swap still holds a copy of them: weights count as written when they are
 * loaded, since they sit in anonymous memory. A task that touches swapped bytes reads them back first. Where the tasks
 * that run need more than the cap by themselves, the bytes over it are written and read once for each task that adds
 * them, and count as swapped.
 *
 * <p>Objects live as the ledger has them ({@link dev.tideline.schedule.Promises}), so that resident and swapped bytes
 * together are the promised ones. On the simulation's thread.
 */
final class PagingModel {
    /** What a task pages before its own work. @param aloneNs its time with the swap device to itself */
    record Paging(long inBytes, long outBytes, long aloneNs) {
        static final Paging NONE = new Paging(0, 0, 0);
    }

    private record JobMemory(Footprint footprint, MemoryObject[] objects) {}

    private final long capBytes;
    private final Swap swap;
    private final boolean caffe;
    private final Map<TaskGraph, Footprint> footprints = new IdentityHashMap<>();
    private final Map<Integer, JobMemory> jobs = new HashMap<>();
    private final IdleObjects idle = new IdleObjects();
    private long resident;
    private long swapped;
    private long inBytes;
    private long outBytes;

    PagingModel(RunSpec spec) {
        this.capBytes = spec.availableBytes();
        this.swap = spec.profile().swap();
        this.caffe = spec.memoryModel() == MemoryModel.CAFFE;
    }

    /** Never more than the cap. */
    long residentBytes() {
        return resident - overCap();
    }

    long swappedBytes() {
        return swapped + overCap();
    }

    private long overCap() {
        return Math.max(0, resident - capBytes);
    }

    /** A task starts and touches its memory. */
    Paging start(Task task) {
        inBytes = 0;
        outBytes = 0;
        long overBefore = overCap();
        switch (task.kind()) {
            case INIT -> startInit(task);
            case LOAD -> startLoad(task, jobs.get(task.job().number()));
            case EXEC -> startExec(task, jobs.get(task.job().number()));
        }
        outBytes += makeRoom();
        long thrashed = Math.max(0, overCap() - overBefore);
        inBytes += thrashed;
        outBytes += thrashed;
        return inBytes == 0 && outBytes == 0 ? Paging.NONE : new Paging(inBytes, outBytes, aloneNs());
    }

    private long aloneNs() {
        if (!swap.costs()) {
            return 0;
        }
        double seconds = (double) inBytes / swap.readBytesPerSecond() + (double) outBytes / swap.writeBytesPerSecond();
        return (long) Math.ceil(seconds * 1e9);
    }

    private void startInit(Task task) {
        Footprint footprint = footprints.computeIfAbsent(task.graph(), g -> new Footprint(g.plan()));
        MemoryObject[] objects = new MemoryObject[footprint.objects()];
        jobs.put(task.job().number(), new JobMemory(footprint, objects));
        NetworkPlan plan = task.plan();
        objects[Footprint.INPUT] = allocate(plan.cost().initBytes());
        for (int i = 0; caffe && i < footprint.layers(); i++) {
            objects[footprint.weights(i)] = allocate(plan.layer(i).weightBytes());
        }
    }

    private void startLoad(Task task, JobMemory job) {
        int weights = job.footprint.weights(task.layer());
        if (caffe) {
            use(job.objects[weights]);
            dirty(job.objects[weights]);
            hold(transientBytes(task));
        } else {
            job.objects[weights] = allocate(task.layerCost().weightBytes());
        }
    }

    private void startExec(Task task, JobMemory job) {
        int layer = task.layer();
        for (int blob : job.footprint.reads(layer)) {
            use(job.objects[blob]);
        }
        use(job.objects[job.footprint.weights(layer)]);
        job.objects[Footprint.output(layer)] = allocate(task.layerCost().outputBytes());
        hold(transientBytes(task));
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
        resident -= transientBytes(task);
        JobMemory job = jobs.get(task.job().number());
        if (jobEnded) {
            jobs.remove(task.job().number());
            for (int i = 0; i < job.objects.length; i++) {
                free(job.objects, i);
            }
        } else {
            giveBack(task, job);
        }
        // What the tasks needed beyond the cap was paid for when they started.
        makeRoom();
    }

    private void giveBack(Task task, JobMemory job) {
        switch (task.kind()) {
            case INIT -> {
                for (MemoryObject object : job.objects) {
                    release(object);
                }
            }
            case LOAD -> release(job.objects[job.footprint.weights(task.layer())]);
            case EXEC -> giveBackExec(task.layer(), job);
        }
    }

    private void giveBackExec(int layer, JobMemory job) {
        for (int blob : job.footprint.reads(layer)) {
            release(job.objects[blob]);
        }
        for (int blob : job.footprint.ends(layer)) {
            free(job.objects, blob);
        }
        int weights = job.footprint.weights(layer);
        if (caffe) {
            release(job.objects[weights]);
        } else {
            free(job.objects, weights);
        }
        release(job.objects[Footprint.output(layer)]);
    }

    private MemoryObject allocate(long bytes) {
        if (bytes == 0) {
            return null;
        }
        hold(bytes);
        return new MemoryObject(bytes);
    }

    private void hold(long bytes) {
        resident = Math.addExact(resident, bytes);
    }

    private void use(MemoryObject object) {
        if (object == null) {
            return;
        }
        idle.remove(object);
        if (object.swapped > 0) {
            inBytes += object.swapped;
            hold(object.swapped);
            swapped -= object.swapped;
            object.clean += object.swapped;
            object.resident += object.swapped;
            object.swapped = 0;
        }
    }

    private static void dirty(MemoryObject object) {
        if (object != null) {
            object.clean = 0;
        }
    }

    private void release(MemoryObject object) {
        if (object != null && object.resident > 0) {
            idle.addMostRecentlyUsed(object);
        }
    }

    private void free(MemoryObject[] objects, int index) {
        MemoryObject object = objects[index];
        if (object != null) {
            idle.remove(object);
            resident -= object.resident;
            swapped -= object.swapped;
            objects[index] = null;
        }
    }

    /** Swaps out until resident bytes fit or only objects in use are left. Returns the bytes that had to be written. */
    private long makeRoom() {
        long written = 0;
        while (resident > capBytes && !idle.isEmpty()) {
            written += swapOut(idle.leastRecentlyUsed(), resident - capBytes);
        }
        return written;
    }

    private long swapOut(MemoryObject object, long atMost) {
        long bytes = Math.min(object.resident, atMost);
        long unwritten = Math.min(object.clean, bytes);
        object.clean -= unwritten;
        object.resident -= bytes;
        object.swapped += bytes;
        resident -= bytes;
        swapped = Math.addExact(swapped, bytes);
        if (object.resident == 0) {
            idle.remove(object);
        }
        return bytes - unwritten;
    }
}
