package dev.tideline.engine.sim;

import java.util.ArrayList;
import java.util.List;

/**
 * Which bytes are resident under the cap and which are swapped out. When resident bytes would pass the cap, the least
 * recently used bytes that no running task uses are swapped out, and written unless swap still holds a copy of them. A
 * task that touches swapped bytes reads them back first. Where the tasks that run need more than the cap by themselves,
 * the largest of them streams what does not fit through the rest: those bytes are written and read once, or only written if
 * it fills memory without looking at it again, and count as swapped until it ends. Bytes paged are counted from one begin to the next. On the simulation's thread.
 */
final class Residency {
    /** What a running task uses. @see #streamed */
    static final class Use {
        private final int task;

        /** Whether it only fills its memory, and looks at nothing twice. */
        private final boolean filling;

        private long bytes;

        /** How many of the bytes that it will stream it has read from swap already. */
        private long read;

        /** How many of the bytes do not fit and pass through memory while the task runs. */
        private long streamed;

        Use(int task, boolean filling) {
            this.task = task;
            this.filling = filling;
        }

        long held() {
            return bytes - streamed;
        }
    }

    private final long capBytes;
    private final boolean scanning;
    private final IdleObjects idle = new IdleObjects();
    private final List<Use> uses = new ArrayList<>();
    private long resident;
    private long swapped;
    private long inBytes;
    private long outBytes;

    /**
     * @param scanning whether tasks go through their memory once, so that bytes which came from swap make room for the
     *     next ones; otherwise what is streamed is read again, wherever it was
     */
    Residency(long capBytes, boolean scanning) {
        this.capBytes = capBytes;
        this.scanning = scanning;
    }

    /** Never more than the cap, once there is {@link #makeRoom room}. */
    long residentBytes() {
        return resident;
    }

    long swappedBytes() {
        return swapped;
    }

    long pagedInBytes() {
        return inBytes;
    }

    long pagedOutBytes() {
        return outBytes;
    }

    /** A task begins to use memory. */
    Use begin(int task, boolean filling) {
        inBytes = 0;
        outBytes = 0;
        Use use = new Use(task, filling);
        uses.add(use);
        return use;
    }

    /** A task that began needs more. */
    Use resume(int task) {
        inBytes = 0;
        outBytes = 0;
        return uses.get(index(task));
    }

    /** The task runs no longer; what it used is still its own until it is released or freed. */
    Use end(int task) {
        return uses.remove(index(task));
    }

    private int index(int task) {
        int i = 0;
        while (uses.get(i).task != task) {
            i++;
        }
        return i;
    }

    /** Whether there is room for so many more bytes with nothing swapped out. */
    boolean hasRoomFor(long bytes) {
        return bytes <= capBytes - resident;
    }

    MemoryObject allocate(long bytes, Use use) {
        if (bytes == 0) {
            return null;
        }
        hold(bytes, use);
        return new MemoryObject(bytes);
    }

    void grow(MemoryObject object, long bytes, Use use) {
        hold(bytes, use);
        object.resident += bytes;
    }

    void hold(long bytes, Use use) {
        resident = Math.addExact(resident, bytes);
        use.bytes += bytes;
    }

    void touch(MemoryObject object, Use use) {
        if (object == null) {
            return;
        }
        idle.remove(object);
        use.bytes += object.resident;
        if (object.swapped > 0) {
            inBytes += object.swapped;
            use.read += scanning ? object.swapped : 0;
            hold(object.swapped, use);
            swapped -= object.swapped;
            object.clean += object.swapped;
            object.resident += object.swapped;
            object.swapped = 0;
        }
    }

    /** Its copy in swap is none any more. */
    static void dirty(MemoryObject object) {
        if (object != null) {
            object.clean = 0;
        }
    }

    /** The task is done with an object that lives on; what was streamed of it is in swap. */
    void release(MemoryObject object, Use use) {
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

    void free(MemoryObject[] objects, int index, Use use) {
        MemoryObject object = objects[index];
        if (object != null) {
            idle.remove(object);
            giveUp(object.resident, use);
            swapped -= object.swapped;
            objects[index] = null;
        }
    }

    void giveUp(long bytes, Use use) {
        long streamed = Math.min(bytes, use.streamed);
        use.streamed -= streamed;
        swapped -= streamed;
        resident -= bytes - streamed;
    }

    /** Swaps out until resident bytes fit: what no task uses, then what the largest task uses. */
    void makeRoom() {
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
        if (!use.filling) {
            long known = Math.min(use.read, bytes);
            use.read -= known;
            inBytes += bytes - known;
        }
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
