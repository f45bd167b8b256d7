package dev.tideline.engine.sim;

import dev.tideline.schedule.Task;

/** What memory really does under the cap: which bytes are resident, which are swapped, and what touching them costs. */
interface PagingModel {
    /** What a task pages before its own work. @param aloneNs its time with the swap device to itself */
    record Paging(long inBytes, long outBytes, long aloneNs) {
        static final Paging NONE = new Paging(0, 0, 0);
    }

    /** A task starts and touches its memory. */
    Paging start(Task task);

    /** A task has finished; what it was the last to use is free. @param jobEnded whether it was its job's last */
    void finish(Task task, boolean jobEnded);

    long residentBytes();

    long swappedBytes();
}
