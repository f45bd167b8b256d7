package dev.tideline.engine.sim;

import dev.tideline.schedule.Promises;
import dev.tideline.schedule.Task;
import java.util.HashMap;
import java.util.Map;

/** Nothing is ever swapped: resident is what tasks hold. */
final class AmpleMemory implements PagingModel {
    private final Map<Integer, Long> held = new HashMap<>();
    private long resident;

    @Override
    public Paging start(Task task) {
        change(task, task.graph().promises().taken(task.offset()));
        return Paging.NONE;
    }

    @Override
    public void finish(Task task, boolean jobEnded) {
        Promises promises = task.graph().promises();
        long given = jobEnded ? held.get(task.job().number()) : promises.given(task.offset());
        change(task, -given);
        if (jobEnded) {
            held.remove(task.job().number());
        }
    }

    private void change(Task task, long bytes) {
        held.merge(task.job().number(), bytes, Long::sum);
        resident += bytes;
    }

    @Override
    public long residentBytes() {
        return resident;
    }

    @Override
    public long swappedBytes() {
        return 0;
    }
}
