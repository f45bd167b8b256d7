package dev.tideline.engine.local;

import com.sun.jna.Memory;
import dev.tideline.engine.limit.FreeMemory;
import dev.tideline.engine.limit.Surroundings;
import dev.tideline.schedule.RunSpec;
import dev.tideline.workload.Profile.NetworkCost;

/**
 * Takes memory and gives it back just before a run begins. A virtual machine whose host takes free memory away gets it
 * back page by page, at about half a gigabyte per second: without this, the first tasks of a run measure the host, five to
 * ten times as long as the same tasks a moment later. Elsewhere it changes nothing. In the runner itself: the kernel gives
 * back first what was freed last, but keeps huge pages, which only the runner asks for, apart. Any thread.
 */
final class FreshMemory {
    /** Of what is free: nothing that is cached shall have to go. */
    private static final double SHARE = 0.5;

    /** Of what the runner's group, and those around it, have left: nothing shall be swapped out for this. */
    private static final double BELOW_CAP = 0.8;

    /** In huge pages, as weights. */
    private static final long LARGE = 64 << 20;

    /** In small pages, as blobs. */
    private static final long SMALL = 1 << 20;

    private static final int SMALL_ONES = 64;

    private FreshMemory() {}

    /** As much as the run may hold at once. */
    static void bringHome(RunSpec spec) {
        long most = Math.min((long) (BELOW_CAP * spec.availableBytes()), most(spec));
        long free = (long) (SHARE * FreeMemory.bytes());
        long room = Surroundings.ofThisProgram().roomBytes().orElse(Long.MAX_VALUE);
        long bytes = Math.min(most, Math.min(free, (long) (BELOW_CAP * room)));
        takeAndGiveBack((int) (bytes / LARGE), LARGE);
        takeAndGiveBack((int) Math.min(SMALL_ONES, bytes / SMALL), SMALL);
    }

    private static void takeAndGiveBack(int count, long size) {
        Memory[] chunks = new Memory[count];
        for (int i = 0; i < count; i++) {
            chunks[i] = new Memory(size);
            chunks[i].clear();
        }
        for (Memory chunk : chunks) {
            chunk.close();
        }
    }

    /** The weights of as many of the largest networks as may be active, and of one more instead of all blobs. */
    private static long most(RunSpec spec) {
        long largest = spec.profile().networks().values().stream()
                .mapToLong(NetworkCost::weightBytes)
                .max()
                .orElse(0);
        return Math.multiplyExact(largest, Math.min(spec.workload().jobs(), 1 + spec.parallelism()));
    }
}
