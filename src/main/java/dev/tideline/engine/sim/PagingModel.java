package dev.tideline.engine.sim;

import dev.tideline.schedule.MemoryModel;
import dev.tideline.schedule.NetworkPlan;
import dev.tideline.schedule.RunSpec;
import dev.tideline.schedule.Task;
import dev.tideline.schedule.TaskGraph;
import dev.tideline.workload.Profile.Swap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What memory really does under the cap. Every blob and every weight array is an object; a task has those it touches
 * resident while it runs. When resident bytes would pass the cap, the least recently used bytes that no running task
 * uses are swapped out, and written unless swap still holds a copy of them: weights count as written when they are
 * loaded, since they sit in anonymous memory. A task that touches swapped bytes reads them back first. Where the tasks
 * that run need more than the cap by themselves, the largest of them streams what does not fit through the rest: those
 * bytes are written and read once, and count as swapped until it ends.
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

    /** What a running task uses. @see #streamed */
    private static final class Use {
        private final int task;
        private long bytes;

        /** How many of the bytes do not fit and pass through memory while the task runs. */
        private long streamed;

        Use(int task) {
            this.task = task;
        }

        long held() {
            return bytes - streamed;
        }
    }

    private final long capBytes;
    private final Swap swap;
    private final boolean caffe;
    private final Map<TaskGraph, Footprint> footprints = new IdentityHashMap<>();
    private final Map<Integer, JobMemory> jobs = new HashMap<>();
    private final IdleObjects idle = new IdleObjects();
    private final List<Use> uses = new ArrayList<>();
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
        return resident;
    }

    long swappedBytes() {
        return swapped;
    }

    /** A task starts and touches its memory. */
    Paging start(Task task) {
        inBytes = 0;
        outBytes = 0;
        Use use = new Use(task.id());
        uses.add(use);
        switch (task.kind()) {
            case INIT -> startInit(task, use);
            case LOAD -> startLoad(task, jobs.get(task.job().number()), use);
            case EXEC -> startExec(task, jobs.get(task.job().number()), use);
        }
        makeRoom();
        return inBytes == 0 && outBytes == 0 ? Paging.NONE : new Paging(inBytes, outBytes, aloneNs());
    }

    private long aloneNs() {
        if (!swap.costs()) {
            return 0;
        }
        double seconds = (double) inBytes / swap.readBytesPerSecond() + (double) outBytes / swap.writeBytesPerSecond();
        return (long) Math.ceil(seconds * 1e9);
    }

    private void startInit(Task task, Use use) {
        Footprint footprint = footprints.computeIfAbsent(task.graph(), g -> new Footprint(g.plan()));
        MemoryObject[] objects = new MemoryObject[footprint.objects()];
        jobs.put(task.job().number(), new JobMemory(footprint, objects));
        NetworkPlan plan = task.plan();
        objects[Footprint.INPUT] = allocate(plan.cost().initBytes(), use);
        // Caffe fills one weight array after the other, so that Init never uses two at once.
        for (int i = 0; caffe && i < footprint.layers(); i++) {
            Use filling = new Use(task.id());
            objects[footprint.weights(i)] = allocate(plan.layer(i).weightBytes(), filling);
            release(objects[footprint.weights(i)], filling);
        }
    }

    private void startLoad(Task task, JobMemory job, Use use) {
        int weights = job.footprint.weights(task.layer());
        if (caffe) {
            touch(job.objects[weights], use);
            dirty(job.objects[weights]);
            hold(transientBytes(task), use);
        } else {
            job.objects[weights] = allocate(task.layerCost().weightBytes(), use);
        }
    }

    private void startExec(Task task, JobMemory job, Use use) {
        int layer = task.layer();
        for (int blob : job.footprint.reads(layer)) {
            touch(job.objects[blob], use);
        }
        touch(job.objects[job.footprint.weights(layer)], use);
        job.objects[Footprint.output(layer)] = allocate(task.layerCost().outputBytes(), use);
        hold(transientBytes(task), use);
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
        Use use = removeUse(task.id());
        JobMemory job = jobs.get(task.job().number());
        giveUp(transientBytes(task), use);
        if (jobEnded) {
            jobs.remove(task.job().number());
            for (int i = 0; i < job.objects.length; i++) {
                free(job.objects, i, use);
            }
            return;
        }
        switch (task.kind()) {
            case INIT -> release(job.objects[Footprint.INPUT], use);
            case LOAD -> release(job.objects[job.footprint.weights(task.layer())], use);
            case EXEC -> finishExec(task.layer(), job, use);
        }
    }

    private Use removeUse(int task) {
        int i = 0;
        while (uses.get(i).task != task) {
            i++;
        }
        return uses.remove(i);
    }

    /** What is freed comes first, so that it takes the streamed bytes with it. */
    private void finishExec(int layer, JobMemory job, Use use) {
        int weights = job.footprint.weights(layer);
        for (int blob : job.footprint.ends(layer)) {
            free(job.objects, blob, use);
        }
        if (!caffe) {
            free(job.objects, weights, use);
        }
        for (int blob : job.footprint.reads(layer)) {
            release(job.objects[blob], use);
        }
        release(job.objects[weights], use);
        release(job.objects[Footprint.output(layer)], use);
    }

    private MemoryObject allocate(long bytes, Use use) {
        if (bytes == 0) {
            return null;
        }
        hold(bytes, use);
        return new MemoryObject(bytes);
    }

    private void hold(long bytes, Use use) {
        resident = Math.addExact(resident, bytes);
        use.bytes += bytes;
    }

    private void touch(MemoryObject object, Use use) {
        if (object == null) {
            return;
        }
        idle.remove(object);
        use.bytes += object.resident;
        if (object.swapped > 0) {
            inBytes += object.swapped;
            hold(object.swapped, use);
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

    /** The task is done with an object that lives on; what was streamed of it is in swap. */
    private void release(MemoryObject object, Use use) {
        if (object == null) {
            return;
        }
        long streamed = Math.min(object.resident, use.streamed);
        use.streamed -= streamed;
        object.resident -= streamed;
        object.swapped += streamed;
        object.clean = Math.min(object.clean, object.resident);
        if (object.resident > 0) {
            idle.addMostRecentlyUsed(object);
        }
    }

    private void free(MemoryObject[] objects, int index, Use use) {
        MemoryObject object = objects[index];
        if (object != null) {
            idle.remove(object);
            giveUp(object.resident, use);
            swapped -= object.swapped;
            objects[index] = null;
        }
    }

    private void giveUp(long bytes, Use use) {
        long streamed = Math.min(bytes, use.streamed);
        use.streamed -= streamed;
        swapped -= streamed;
        resident -= bytes - streamed;
    }

    /** Swaps out until resident bytes fit: what no task uses, then what the largest task uses. */
    private void makeRoom() {
        while (resident > capBytes && !idle.isEmpty()) {
            swapOut(idle.leastRecentlyUsed(), resident - capBytes);
        }
        while (resident > capBytes) {
            stream(largestUse(), resident - capBytes);
        }
    }

    private void swapOut(MemoryObject object, long atMost) {
        long bytes = Math.min(object.resident, atMost);
        long unwritten = Math.min(object.clean, bytes);
        object.clean -= unwritten;
        object.resident -= bytes;
        object.swapped += bytes;
        leave(bytes);
        outBytes += bytes - unwritten;
        if (object.resident == 0) {
            idle.remove(object);
        }
    }

    private void stream(Use use, long atMost) {
        long bytes = Math.min(use.held(), atMost);
        use.streamed += bytes;
        leave(bytes);
        outBytes += bytes;
        inBytes += bytes;
    }

    private void leave(long bytes) {
        resident -= bytes;
        swapped = Math.addExact(swapped, bytes);
    }

    private Use largestUse() {
        Use largest = uses.get(0);
        for (Use use : uses) {
            if (use.held() > largest.held()) {
                largest = use;
            }
        }
        return largest;
    }
}
