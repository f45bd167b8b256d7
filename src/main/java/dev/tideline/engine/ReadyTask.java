package dev.tideline.engine;

import dev.tideline.schedule.Key;
import dev.tideline.schedule.Task;

/** A task that waits for a worker, with its scheduler's key. */
record ReadyTask(Task task, Key key, long readyNs) implements Comparable<ReadyTask> {
    @Override
    public int compareTo(ReadyTask other) {
        int byKey = key.compareTo(other.key);
        return byKey != 0 ? byKey : Integer.compare(task.id(), other.task.id());
    }
}
